-- id: days_approved_rate
-- version: 1
-- title: Days approved
-- question: Of the days asked for, how many did payers approve?
-- kind: amount_ratio
-- amount: days
-- unit: authorization
-- date: requested_on
-- ledger:
--   requested: requested in the period
--   decided: decided on
-- success: approved
-- better: higher
-- ours: true
-- window: the month of the request
-- counts: days approved of days requested, initial and concurrent reviews together; group by review_type for each
-- not_counts: requests not decided yet. More days approved than asked for count as they are in the export
-- settles_days: 14
-- dimensions: [review_type, payer]
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-06]
--     authorization:
--       - [authorization_id, episode_id, review_type, requested_on, decided_on, days_requested, days_approved]
--       - [a1, e1, initial, 2025-01-06, 2025-01-07, 12, 12]
--       - [a2, e1, concurrent, 2025-01-20, 2025-01-22, 12, 6]
--       - [a3, e1, concurrent, 2025-02-03, 2025-02-04, 6, 0]
--       - [a4, e1, concurrent, 2025-02-10, null, 6, null]
--   expect: {k: 2, n: 3, value: 0.6, amount: [18, 30]}
--   reading: 12 + 6 + 0 = 18 days approved of 12 + 12 + 6 = 30 requested; the last request is not decided yet. 60%.
select
    authorization_id,
    episode_id,
    episode_id as person,
    payer,
    review_type,
    requested_on,
    true as requested,
    is_decided as decided,
    days_approved::double as part,
    days_requested::double as whole
from authorization_fact
