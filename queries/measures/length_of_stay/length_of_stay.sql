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
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    stay_days is not null as both_ends,
    stay_days as days
from episode_fact
where is_discharged
