-- id: length_of_stay_km
-- version: 1
-- title: Length of stay, counting people still here
-- question: After how many days have half of the people been discharged, counting those still here?
-- kind: survival
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   timed: with a known length of stay so far
-- success: were discharged
-- better: neutral
-- source: Kaplan and Meier 1958; log-log interval
-- window: the month of admission
-- counts: >-
--   everyone; people still here count for the days they have been here. Days run to the discharge in the file; the
--   retention curve runs to the last day attended
-- not_counts: people whose days are not known
-- example:
--   as_of: 2025-03-01
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-01, 2025-01-11]
--       - [e2, 2025-01-01, 2025-01-21]
--       - [e3, 2025-02-14, null]
--       - [e4, 2025-01-01, 2025-02-10]
--   expect:
--     k: 3
--     n: 4
--     value: 20
--     groups: {10: 0.75, 15: 0.75, 20: 0.375, 40: 0}
--   reading: >-
--     One of four left on day 10: 3/4 are left. The one still here was seen for 15 days. Of the two seen longer one
--     left on day 20: 3/4 x 1/2 = 0.375, below one half: the median is day 20.
select
    episode_id,
    admitted_on,
    true as admitted,
    coalesce(stay_days, active_days) is not null as timed,
    coalesce(stay_days, active_days) as "time",
    is_discharged as event
from episode_fact
