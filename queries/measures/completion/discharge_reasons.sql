-- id: discharge_reasons
-- version: 1
-- title: Discharge reasons
-- question: Why did people leave?
-- kind: breakdown
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
-- better: neutral
-- source: TEDS-D REASON
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge, under its reason; those without one are "unknown"
-- not_counts: people still here
-- categories: [completed, transferred, left_early, terminated, incarcerated, died, other, unknown]
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-06, 2025-03-03, completed]
--       - [e2, 2025-01-06, 2025-03-10, completed]
--       - [e3, 2025-01-06, 2025-02-10, transferred]
--       - [e4, 2025-01-06, 2025-01-20, left_early]
--       - [e5, 2025-01-06, 2025-02-12, terminated]
--       - [e6, 2025-01-06, 2025-02-02, died]
--       - [e7, 2025-01-06, 2025-02-20, null]
--       - [e8, 2025-01-06, null, null]
--   expect: {n: 7, groups: {completed: [2, 7], transferred: [1, 7], left_early: [1, 7], terminated: [1, 7], died: [1, 7], unknown: [1, 7]}}
--   reading: >-
--     Seven left: 2 + 1 + 1 + 1 + 1 + 1 = 7. The eighth is still here.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason as category
from episode_fact
where is_discharged
