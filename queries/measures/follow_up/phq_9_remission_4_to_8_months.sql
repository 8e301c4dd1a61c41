-- id: phq_9_remission_4_to_8_months
-- version: 1
-- title: "PHQ-9 four to eight months on: remission"
-- question: Of the people who once began at 10 or more on the PHQ-9, how many were below 5 four to eight months later?
-- kind: proportion
-- unit: episode
-- date: index_on
-- ledger:
--   began: with a first PHQ-9 above 9 in the period
--   due: whose window is over
-- success: last PHQ-9 below 5, 120 to 240 days after the first above 9
-- better: higher
-- source: >-
--   HEDIS DRR-E, remission. Its exclusions by diagnosis cannot be made from an export of stays
-- window: the month of the first PHQ-9 above 9
-- counts: >-
--   people, under the stay of their first PHQ-9 above 9, once each; scores of any later stay and after discharge count.
--   Who was not scored again stays below the line
-- not_counts: people whose window is not over, and scores without a calendar date
-- settles_days: 240
-- example:
--   of: phq_9_remission_4_to_8_months
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
--   expect: {k: 0, n: 2, ledger: [3, 2]}
--   reading: >-
--     The first went from 16 to 8 in the window, not below 5. The second was never scored again and counts as not in
--     remission. The third is not due. 0 of 2.
select
    episode_id,
    index_on,
    true as began,
    half_year_to <= (select as_of from snapshot_fact) as due,
    coalesce(floor(half_year_value + 0.5) < 5, false) as success
from long_follow_up
