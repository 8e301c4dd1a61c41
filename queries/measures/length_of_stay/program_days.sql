-- id: program_days
-- version: 1
-- title: Days attended
-- question: On how many days did people come during their stay?
-- kind: duration
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   recorded: with attendance recorded
-- better: neutral
-- ours: true
-- window: the month of discharge, whenever they were admitted
-- counts: different days with something attended; several services on one day are one day
-- not_counts: people still here, and people without any attendance in the export
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--       - [e3, 2025-01-06, 2025-01-31]
--     attendance:
--       - [episode_id, service_on, service_type, status]
--       - [e1, 2025-01-06, group, attended]
--       - [e1, 2025-01-06, individual, attended]
--       - [e1, 2025-01-08, group, attended]
--       - [e1, 2025-01-09, group, no_show]
--       - [e2, 2025-01-06, group, no_show]
--   expect: {n: 2, value: 1, ledger: [3, 2]}
--   reading: >-
--     The first came on two days, one of them twice; the second never; of the third nothing is recorded. The median
--     of 2 and 0 is 1.
with recorded as (
    select distinct
        episode_no
    from session
),

came as (
    select
        episode_no,
        count(*) as days
    from attendance_day
    group by episode_no
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    episode_fact.is_discharged as discharged,
    recorded.episode_no is not null as recorded,
    coalesce(came.days, 0) as days
from episode_fact
left join recorded
    on recorded.episode_no = episode_fact.episode_no
left join came
    on came.episode_no = episode_fact.episode_no
where episode_fact.is_discharged
