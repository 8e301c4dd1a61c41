-- id: satisfaction_mean_others
-- version: 1
-- title: Satisfaction of others
-- question: What did relatives, referral sources, payers and staff think of our care, on average?
-- kind: mean
-- unit: survey
-- date: returned_on
-- ledger:
--   returned: returned in the period
--   others: by somebody else than the person served
--   complete: "with {satisfaction_min_answered_percent}% of its questions answered, or more"
-- better: higher
-- ours: true
-- settings: [satisfaction_min_answered_percent]
-- window: the month in which the survey came back
-- counts: >-
--   the mean answer of each survey, and the mean of those. The questions of a survey are those anybody has answered
-- not_counts: >-
--   surveys with too few answers, surveys that give a total only, and surveys of the people served
-- dimensions: [stakeholder]
-- example:
--   as_of: 2025-06-30
--   tables:
--     survey:
--       - [survey_id, instrument, stakeholder, returned_on, items]
--       - [s1, satisfaction, family, 2025-01-08, {item_1: 5, item_2: 4}]
--       - [s2, satisfaction, payer, 2025-01-08, {item_1: 3, item_2: 3}]
--       - [s3, satisfaction, person_served, 2025-01-08, {item_1: 1, item_2: 1}]
--   expect: {n: 2, value: 3.75, ledger: [3, 2, 2]}
--   reading: A relative's mean is 4.5 and a payer's 3; the person served is not asked here. The mean of both is 3.75.
select
    survey_id,
    episode_id,
    returned_on,
    stakeholder,
    is_returned as returned,
    stakeholder <> 'person_served' as others,
    mean_answer is not null as complete,
    mean_answer as "value"
from survey_fact
where is_returned
