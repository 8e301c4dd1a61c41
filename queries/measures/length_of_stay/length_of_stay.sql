-- id: length_of_stay
-- version: 1
-- title: Length of stay
-- question: How many days were people here?
-- kind: duration
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   both_ends: with both the first and the last day known
-- better: neutral
-- source: SAMHSA TEDS-D, days from admission to discharge; the median, for a few long stays pull the mean
-- window: the month of discharge, whenever they were admitted
-- counts: calendar days from admission to discharge; leaving on the day of admission is 0 days
-- not_counts: people still here, so a growing program looks shorter than it is; see the retention curve
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-01, 2025-01-11]
--       - [e2, 2025-01-01, 2025-01-21]
--       - [e3, 2025-01-01, 2025-02-15]
--       - [e4, 2025-01-01, null]
--   expect: {n: 3, value: 20}
--   reading: >-
--     10, 20 and 45 days; the fourth is still here. The median is 20.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    stay_days is not null as both_ends,
    stay_days as days
from episode_fact
where is_discharged
