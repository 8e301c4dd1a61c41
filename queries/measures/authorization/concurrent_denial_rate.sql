-- id: concurrent_denial_rate
-- version: 1
-- title: Concurrent reviews denied
-- question: Of the reviews during a stay, in how many did the payer approve no day at all?
-- kind: proportion
-- unit: authorization
-- date: requested_on
-- ledger:
--   requested: requested in the period
--   concurrent: during a stay
--   decided: decided on
-- success: no day approved
-- better: lower
-- ours: true
-- bounds_over: concurrent
-- missing: not decided yet
-- window: the month of the request
-- counts: concurrent reviews with a decision; days cut but not to none are no denial here, see days approved
-- not_counts: initial reviews, and requests not decided yet
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
--       - [a1, e1, initial, 2025-01-06, 2025-01-07, 12, 0]
--       - [a2, e1, concurrent, 2025-01-20, 2025-01-22, 12, 6]
--       - [a3, e1, concurrent, 2025-02-03, 2025-02-04, 6, 0]
--       - [a4, e1, concurrent, 2025-02-10, null, 6, null]
--   expect: {k: 1, n: 2, ledger: [4, 3, 2]}
--   reading: Of three reviews during the stay two are decided, one of them with no day. 1 of 2.
select
    authorization_id,
    episode_id,
    episode_id as person,
    payer,
    review_type,
    requested_on,
    true as requested,
    review_type = 'concurrent' as concurrent,
    is_decided as decided,
    days_approved = 0 as success
from authorization_fact
