-- id: "{prefix}_weekly_capture"
-- version: 1
-- title: "{title} scored week by week"
-- question: "In how many weeks of their stay were people scored on the {title}?"
-- each: [averaged]
-- kind: proportion
-- unit: week
-- date: week_on
-- ledger:
--   whole: in which the person was here from Monday to Sunday
-- success: "{title} scored in the week"
-- better: higher
-- ours: true
-- window: the month of the week's Monday
-- counts: >-
--   each whole week of a stay, scored once or more. Weeks of one person hang together, so the interval is narrower than
--   it should be
-- not_counts: >-
--   the first and the last week where they are not whole, weeks not over when the data ends, and stays without any
--   attendance in the export
-- dimensions: [week_of_stay]
-- example:
--   of: phq_9_weekly_capture
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-28]
--     attendance:
--       - [episode_id, service_on, status]
--       - [e1, 2025-01-06, attended]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 14]
--       - [e1, phq-9, 2025-01-08, 13]
--       - [e1, phq-9, 2025-01-26, 9]
--       - [e1, phq-9, 2025-01-27, 9]
--   expect: {k: 2, n: 3}
--   reading: >-
--     Three whole weeks, from 6, 13 and 20 January. Scored in the first, twice, and on the Sunday of the third; the
--     week of the discharge is not whole. 2 of 3.
with scored_day as (
    select distinct
        episode_id,
        assessed_day
    from score
    where instrument = $instrument and scale = $scale and value is not null
),

scored_week as (
    select distinct
        stay_week.episode_id,
        stay_week.week
    from stay_week
    inner join scored_day
        on scored_day.episode_id = stay_week.episode_id
        and scored_day.assessed_day between stay_week.first_day and stay_week.first_day + 6
)

select
    stay_week.episode_id,
    stay_week.week,
    stay_week.episode_id as person,
    stay_week.week_on,
    case
        when stay_week.week < 8 then 'week ' || (stay_week.week + 1)::varchar
        else 'week 9 or later'
    end as week_of_stay,
    true as whole,
    scored_week.week is not null as success
from stay_week
left join scored_week
    on scored_week.episode_id = stay_week.episode_id
    and scored_week.week = stay_week.week
