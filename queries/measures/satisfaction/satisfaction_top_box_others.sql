-- id: satisfaction_top_box_others
-- version: 1
-- title: Best answers of others
-- question: Of the answers relatives, referral sources, payers and staff gave, how many were the best one?
-- kind: proportion
-- unit: survey_answer
-- date: returned_on
-- ledger:
--   answered: given in the period
--   others: by somebody else than the person served
-- success: "the best answer, {satisfaction_top_answer}"
-- better: higher
-- ours: true
-- settings: [satisfaction_top_answer]
-- window: the month in which the survey came back
-- counts: >-
--   every question answered in a survey that came back, one by one; group by survey_item for each question, by stakeholder for each kind of them. Answers of
--   one person hang together, so the interval is narrower than it should be
-- not_counts: >-
--   questions left out, surveys that did not come back, and surveys of the people served
-- dimensions: [survey_item, stakeholder]
-- example:
--   as_of: 2025-06-30
--   tables:
--     survey:
--       - [survey_id, instrument, stakeholder, returned_on, items]
--       - [s1, satisfaction, person_served, 2025-01-08, {item_1: 5, item_2: 4}]
--       - [s2, satisfaction, person_served, 2025-01-08, {item_1: 5}]
--       - [s3, satisfaction, family, 2025-01-08, {item_1: 1}]
--   expect: {k: 0, n: 1}
--   reading: One answer is not of a person served, the relative's, and it is 1. 0 of 1.
select
    survey_id,
    survey_item,
    episode_id,
    person,
    returned_on,
    stakeholder,
    is_returned as answered,
    stakeholder <> 'person_served' as others,
    is_top as success
from survey_answer
