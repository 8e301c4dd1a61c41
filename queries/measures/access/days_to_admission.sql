-- id: days_to_admission
-- version: 1
-- title: Days to admission
-- question: How many days did people wait from the first contact to the first service?
-- kind: duration
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   contacted: with the day of referral or first contact known
--   in_order: on the day of the first service or before
-- better: lower
-- ours: true
-- window: the month of admission
-- counts: >-
--   calendar days from the referral or the first contact, whichever was earlier, to the first service attended; to the
--   day of admission where the export has no attendance of the stay. Median and 90th percentile
-- not_counts: people without a known day of referral or first contact, and people who were never admitted
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, referred_on, first_contact_on, admitted_on]
--       - [e1, 2025-01-02, 2025-01-03, 2025-01-06]
--       - [e2, null, 2025-01-06, 2025-01-13]
--       - [e3, 2025-01-01, null, 2025-01-20]
--       - [e4, null, null, 2025-01-20]
--     attendance:
--       - [episode_id, service_on, status]
--       - [e1, 2025-01-06, no_show]
--       - [e1, 2025-01-08, attended]
--   expect: {n: 3, value: 7, ledger: [4, 3, 3]}
--   reading: >-
--     The first came on 8 January, 6 days after the referral; the second waited 7 days, the third 19; of the fourth no
--     contact is known. The median of 6, 7 and 19 is 7.
select
    episode_id,
    admitted_on,
    true as admitted,
    days is not null as contacted,
    days >= 0 as in_order,
    days
from admission_wait
