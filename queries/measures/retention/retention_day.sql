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
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(known_for_days >= $day, is_discharged or active_days >= $day) as followed,
    not is_discharged or exit_days is not null as timed,
    not is_discharged or exit_days >= $day as success
from episode_fact
