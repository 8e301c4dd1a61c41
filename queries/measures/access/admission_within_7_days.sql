-- id: admission_within_7_days
-- version: 1
-- title: Admission within 7 days
-- question: Of the people admitted, how many had their first service within 7 days of the first contact?
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   contacted: with the day of referral or first contact known
--   in_order: on the day of the first service or before
-- success: first service within 7 days of the first contact
-- better: higher
-- ours: true
-- bounds_over: admitted
-- missing: without a known first contact
-- window: the month of admission
-- counts: >-
--   people admitted, by the days from the referral or the first contact, whichever was earlier, to the first service
--   attended; to the day of admission where the export has no attendance of the stay
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
--   expect: {k: 2, n: 3, bounds: [0.5, 0.75]}
--   reading: >-
--     4, 7 and 19 days: two of three. The fourth is not known: between 2 and 3 of 4.
select
    episode_id,
    admitted_on,
    true as admitted,
    days is not null as contacted,
    days >= 0 as in_order,
    days <= 7 as success
from admission_wait
