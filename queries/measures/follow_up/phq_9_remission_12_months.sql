-- id: phq_9_remission_12_months
-- version: 1
-- title: "PHQ-9 twelve months on: remission"
-- question: Of the people who once began at 10 or more on the PHQ-9, how many were below 5 a year later?
-- kind: proportion
-- unit: episode
-- date: index_on
-- ledger:
--   began: with a first PHQ-9 above 9 in the period
--   due: whose window is over
-- success: last PHQ-9 below 5, 10 to 14 months after the first above 9
-- better: higher
-- source: >-
--   CMS159 (0710e), depression remission at twelve months. Its exclusions by diagnosis, hospice and death, and its
--   identification period, cannot be made from an export of stays
-- window: the month of the first PHQ-9 above 9
-- counts: >-
--   people, under the stay of their first PHQ-9 above 9, once each; scores of any later stay and after discharge count.
--   Who was not scored again stays below the line
-- not_counts: people whose window is not over, and scores without a calendar date
-- settles_days: 425
-- example:
--   of: phq_9_remission_12_months
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
--     The first began on 29 February 2024 and ended at 4, in a window that goes to 29 April 2025. The second was never
--     scored again and counts as not in remission. The third is not due. 1 of 2.
select
    episode_id,
    index_on,
    true as began,
    year_to <= (select as_of from snapshot_fact) as due,
    coalesce(floor(year_value + 0.5) < 5, false) as success
from long_follow_up
