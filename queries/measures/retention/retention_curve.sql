-- id: retention_curve
-- version: 1
-- title: Retention curve
-- question: How long do people stay, counting those who are still here?
-- kind: survival
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   timed: with a known length of stay so far
-- success: had left
-- better: higher
-- source: Kaplan and Meier 1958; log-log interval
-- window: the month of admission
-- counts: >-
--   everyone; people still here count for the days they have been here. Any way of leaving ends a stay. Who
--   left early is counted to the last day attended, where it is known
-- not_counts: people whose days are not known
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(exit_days, active_days) is not null as timed,
    coalesce(exit_days, active_days) as "time",
    is_discharged as event
from episode_fact
