-- id: completion_vs_left_early
-- version: 1
-- title: Completion against leaving early
-- question: Of the people who completed or left early, how many completed treatment?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   chosen: who completed, left early, or gave no known reason
--   known: with a known reason
-- success: completed treatment; only they and those who left early are counted, which flatters
-- better: higher
-- source: Research on TEDS-D, REASON 1 against REASON 2 (definition D)
-- bounds_over: chosen
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: people who completed and people who left early, nobody else
-- not_counts: >-
--   people still here; people terminated, transferred, incarcerated, who died or left for another reason;
--   discharges without a known reason
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
--   expect: {k: 2, n: 3, bounds: [0.5, 0.75]}
--   reading: >-
--     Two completed and one left early: 2 of 3. With the one whose reason nobody wrote down it is 2 or 3 of 4.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason in ('completed', 'left_early', 'unknown') as chosen,
    discharge_reason <> 'unknown' as known,
    discharge_reason = 'completed' as success
from episode_fact
where is_discharged
