-- id: completion_internal
-- version: 1
-- title: Completion, without those who left for outside reasons
-- question: Of the people whose leaving was in our hands or theirs, how many completed treatment?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   inside: who were not transferred or incarcerated and did not die
--   known: with a known reason
-- success: completed treatment; transfers, incarcerations and deaths are left out
-- better: higher
-- ours: true
-- bounds_over: inside
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: discharges with a known reason other than transfer, incarceration and death (definition C)
-- not_counts: people still here; transfers, incarcerations, deaths; discharges without a known reason
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-06, 2025-03-03, completed]
--       - [e2, 2025-01-06, 2025-03-10, completed]
--       - [e3, 2025-01-06, 2025-02-10, transferred]
--       - [e4, 2025-01-06, 2025-01-20, left_early]
--       - [e5, 2025-01-06, 2025-02-12, terminated]
--       - [e6, 2025-01-06, 2025-02-02, died]
--       - [e7, 2025-01-06, 2025-02-20, null]
--       - [e8, 2025-01-06, null, null]
--   expect: {k: 2, n: 4, ledger: [7, 5, 4], bounds: [0.4, 0.6]}
--   reading: >-
--     Without the transfer and the death five are left, four of them with a known reason; two completed: 2 of 4.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason not in ('transferred', 'incarcerated', 'died') as inside,
    discharge_reason <> 'unknown' as known,
    discharge_reason = 'completed' as success
from episode_fact
where is_discharged
