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
-- example:
--   as_of: 2025-03-01
--   tables:
--     episode:
--       - [episode_id, admitted_on, last_attended_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-01, 2025-01-11, 2025-02-05, left_early]
--       - [e2, 2025-01-01, null, 2025-01-21, completed]
--       - [e3, 2025-02-14, null, null, null]
--       - [e4, 2025-01-01, null, 2025-02-10, completed]
--   expect: {k: 3, n: 4, value: 20, groups: {10: 0.75, 15: 0.75, 20: 0.375, 40: 0}}
--   reading: >-
--     The first left early and was last there on day 10, though the chart was closed on day 35. 3/4 are left. The one
--     still here was seen for 15 days. Of the two seen longer one left on day 20: 3/4 x 1/2 = 0.375, below one half:
--     the median is day 20.
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(exit_days, active_days) is not null as timed,
    coalesce(exit_days, active_days) as "time",
    is_discharged as event
from episode_fact
