-- id: "retention_day_{day}"
-- version: 1
-- title: "Retention to day {day}"
-- question: "Of the people admitted {day} days ago or more, how many were here on day {day}?"
-- for: {day: [7, 14, 30, 60, 90]}
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   followed: "admitted {day} days before the data ends, or earlier"
--   timed: with a known length of stay
-- success: "here on day {day} or later, whatever their way of leaving"
-- better: higher
-- source: Fixed cohort of all who could have been here that long, SAMHSA TEDS-D for the last day of those who left early
-- window: the month of admission
-- counts: >-
--   everyone admitted long enough ago, also those still here. Who left early is counted to the last day
--   attended, where it is known. Without calendar dates, everyone who left, and those still here who attended
--   on day {day} or later
-- not_counts: people admitted less than {day} days before the data ends
-- settles_days: "{day}"
-- example:
--   of: retention_day_30
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-06, 2025-03-03, completed]
--       - [e2, 2025-01-06, 2025-01-20, left_early]
--       - [e3, 2025-06-10, null, null]
--       - [e4, 2025-04-07, null, null]
--   expect: {k: 2, n: 3, ledger: [4, 3, 3]}
--   reading: >-
--     The third was admitted 20 days before the data end and cannot have been here on day 30. Of the other three the
--     first stayed 56 days and the fourth is still here after 84: 2 of 3.
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(known_for_days >= $day, is_discharged or active_days >= $day) as followed,
    not is_discharged or exit_days is not null as timed,
    not is_discharged or exit_days >= $day as success
from episode_fact
