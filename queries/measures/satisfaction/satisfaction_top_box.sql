-- id: satisfaction_top_box
-- version: 1
-- title: Best answers
-- question: Of the answers people served gave about their care, how many were the best one?
-- kind: proportion
-- unit: survey_answer
-- date: returned_on
-- ledger:
--   answered: given in the period
--   person_served: by the person served
-- success: "the best answer, {satisfaction_top_answer}"
-- better: higher
-- ours: true
-- settings: [satisfaction_top_answer]
-- window: the month in which the survey came back
-- counts: >-
--   every question answered in a survey that came back, one by one; group by survey_item for each question. Answers of
--   one person hang together, so the interval is narrower than it should be
-- not_counts: >-
--   questions left out, surveys that did not come back, and surveys of relatives, referral sources, payers and staff
-- dimensions: [survey_item, stakeholder]
-- example:
--   as_of: 2025-06-30
--   tables:
--     survey:
--       - [survey_id, instrument, stakeholder, returned_on, items]
--       - [s1, satisfaction, person_served, 2025-01-08, {item_1: 5, item_2: 4}]
--       - [s2, satisfaction, person_served, 2025-01-08, {item_1: 5}]
--       - [s3, satisfaction, family, 2025-01-08, {item_1: 1}]
--   by: survey_item
--   expect: {k: 2, n: 3, groups: {item_1: [2, 2], item_2: [0, 1]}}
--   reading: >-
--     Three answers of people served: 5, 4 and 5. Two of three are the best one; the relative's answer is not asked.
select
    survey_id,
    survey_item,
    episode_id,
    person,
    returned_on,
    stakeholder,
    is_returned as answered,
    stakeholder = 'person_served' as person_served,
    is_top as success
from survey_answer
