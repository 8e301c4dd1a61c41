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
-- source: >-
--   Aalen and Johansen 1978, cumulative incidence with other ways of leaving as competing events; log-log interval of
--   Choudhury 2002
-- window: the month of admission
-- value_unit: rate
-- counts: >-
--   everyone; people still here count for the days they have been here. Who left early is counted to the last
--   day attended, where it is known
-- not_counts: people whose days are not known, and those who left without a known reason
-- example:
--   as_of: 2025-03-01
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-01, 2025-01-11, left_early]
--       - [e2, 2025-01-01, 2025-01-21, completed]
--       - [e3, 2025-02-14, null, null]
--       - [e4, 2025-01-01, 2025-02-10, terminated]
--   expect: {k: 2, n: 4, value: 0.625, groups: {10: 0.25, 15: 0.25, 20: 0.25, 40: 0.625}}
--   reading: >-
--     One of four left early on day 10: 1/4. Of the two seen beyond day 15 one completed on day 20, which leaves 3/4 x
--     1/2 = 0.375 here; the last was discharged by the program on day 40: 0.25 + 0.375 = 0.625. Counting the one who
--     completed as still here would say 1.
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
