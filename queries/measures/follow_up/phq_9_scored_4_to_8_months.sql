-- id: phq_9_scored_4_to_8_months
-- version: 1
-- title: "PHQ-9 four to eight months on: scored"
-- question: Of the people who once began at 10 or more on the PHQ-9, how many were scored again four to eight months later?
-- kind: proportion
-- unit: episode
-- date: index_on
-- ledger:
--   began: with a first PHQ-9 above 9 in the period
--   due: whose window is over
-- success: scored 120 to 240 days after the first PHQ-9 above 9
-- better: higher
-- source: >-
--   HEDIS DRR-E, follow-up: 120 to 240 days after the first elevated PHQ-9
-- window: the month of the first PHQ-9 above 9
-- counts: >-
--   people, under the stay of their first PHQ-9 above 9, once each; scores of any later stay and after discharge count.
--   Who was not scored again stays below the line
-- not_counts: people whose window is not over, and scores without a calendar date
-- settles_days: 240
-- example:
--   of: phq_9_scored_4_to_8_months
--   as_of: 2025-09-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2024-02-29]
--       - [e2, 2024-03-10]
--       - [e3, 2025-09-01]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2024-02-29, 16]
--       - [e1, phq-9, 2024-10-26, 8]
--       - [e1, phq-9, 2024-10-27, 2]
--       - [e1, phq-9, 2025-04-29, 4]
--       - [e1, phq-9, 2025-04-30, 20]
--       - [e2, phq-9, 2024-03-10, 12]
--       - [e3, phq-9, 2025-09-01, 18]
--   expect: {k: 1, n: 2, ledger: [3, 2]}
--   reading: >-
--     The first was scored on 26 October 2024, 240 days after the start: the last day of the window. The second was
--     never scored again, and of the third the window is not over. 1 of 2.
select
    episode_id,
    index_on,
    true as began,
    half_year_to <= (select as_of from snapshot_fact) as due,
    half_year_value is not null as success
from long_follow_up
