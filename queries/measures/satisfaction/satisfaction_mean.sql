-- id: satisfaction_mean
-- version: 1
-- title: Satisfaction
-- question: What did the people served think of their care, on average?
-- kind: mean
-- unit: survey
-- date: returned_on
-- ledger:
--   returned: returned in the period
--   person_served: by the person served
--   complete: "with {satisfaction_min_answered_percent}% of its questions answered, or more"
-- better: higher
-- ours: true
-- settings: [satisfaction_min_answered_percent]
-- window: the month in which the survey came back
-- counts: >-
--   the mean answer of each survey, and the mean of those. The questions of a survey are those anybody has answered
-- not_counts: >-
--   surveys with too few answers, surveys that give a total only, and surveys of relatives, referral sources, payers
--   and staff
-- dimensions: [stakeholder]
-- example:
--   as_of: 2025-06-30
--   tables:
--     survey:
--       - [survey_id, instrument, stakeholder, returned_on, items]
--       - [s1, satisfaction, person_served, 2025-01-08, {item_1: 5, item_2: 4, item_3: 5, item_4: 5, item_5: 3}]
--       - [s2, satisfaction, person_served, 2025-01-08, {item_1: 4, item_2: 4, item_3: 3, item_4: 3}]
--       - [s3, satisfaction, person_served, 2025-01-08, {item_1: 1, item_2: 1, item_3: 1}]
--   expect: {n: 2, value: 3.95, ledger: [3, 3, 2]}
--   reading: >-
--     The first survey has a mean of 22 / 5 = 4.4, the second, with four of five questions, 14 / 4 = 3.5; the third
--     has three of five answered, too few. The mean of 4.4 and 3.5 is 3.95.
select
    survey_id,
    episode_id,
    returned_on,
    stakeholder,
    is_returned as returned,
    stakeholder = 'person_served' as person_served,
    mean_answer is not null as complete,
    mean_answer as "value"
from survey_fact
where is_returned
