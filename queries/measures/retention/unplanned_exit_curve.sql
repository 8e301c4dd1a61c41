-- id: unplanned_exit_curve
-- version: 1
-- title: Unplanned exits by day
-- question: What share of people leaves early or is discharged by the program, day by day?
-- kind: survival
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   timed: with a known length of stay so far
--   known: still here, or left for a known reason
-- success: left early or were discharged by the program
-- competing: left in any other way
-- better: lower
-- source: Aalen and Johansen 1978, cumulative incidence with other ways of leaving as competing events
-- window: the month of admission
-- value_unit: rate
-- counts: >-
--   everyone; people still here count for the days they have been here. Who left early is counted to the last
--   day attended, where it is known
-- not_counts: people whose days are not known, and those who left without a known reason
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(exit_days, active_days) is not null as timed,
    not is_discharged or discharge_reason <> 'unknown' as known,
    coalesce(exit_days, active_days) as "time",
    is_discharged and discharge_reason in ('left_early', 'terminated') as event,
    is_discharged and discharge_reason not in ('left_early', 'terminated') as competing
from episode_fact
