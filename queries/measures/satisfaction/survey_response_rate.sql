-- id: survey_response_rate
-- version: 1
-- title: Surveys returned
-- question: Of the surveys offered to the people served, how many came back?
-- kind: proportion
-- unit: survey
-- date: offered_on
-- ledger:
--   offered: offered in the period
--   person_served: to the person served
-- success: returned
-- better: higher
-- ours: true
-- window: the month in which the survey was offered
-- counts: surveys offered; one without a stakeholder in the export counts as offered to the person served
-- not_counts: surveys of relatives, referral sources, payers and staff
-- settles_days: 30
-- dimensions: [stakeholder]
-- example:
--   as_of: 2025-06-30
--   tables:
--     survey:
--       - [survey_id, instrument, stakeholder, offered_on, returned_on]
--       - [s1, satisfaction, person_served, 2025-01-06, 2025-01-08]
--       - [s2, satisfaction, person_served, 2025-01-06, null]
--       - [s3, satisfaction, family, 2025-01-06, 2025-01-08]
--   expect: {k: 1, n: 2}
--   reading: Two surveys were offered to people served, one came back; the one of a relative is not asked. 1 of 2.
select
    survey_id,
    episode_id,
    offered_on,
    stakeholder,
    true as offered,
    stakeholder = 'person_served' as person_served,
    is_returned as success
from survey_fact
