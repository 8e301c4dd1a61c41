-- id: unplanned_exit
-- version: 1
-- title: Unplanned exits
-- question: Of the people who left, how many left early or were discharged by the program?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   known: with a known reason
-- success: left early, or discharged by the program
-- better: lower
-- source: TEDS-D REASON 2 and 3 of all discharges (definition E)
-- bounds_over: discharged
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge with a known reason
-- not_counts: people still here, and discharges without a known reason
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
--   expect: {k: 2, n: 6}
--   reading: >-
--     Of six with a known reason one left early and one was discharged by the program: 2 of 6.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason <> 'unknown' as known,
    discharge_reason in ('left_early', 'terminated') as success
from episode_fact
where is_discharged
