-- id: "{prefix}_baseline_capture"
-- version: 1
-- title: "{title} scored at the start"
-- question: "Of the people admitted, how many have a {title} score at the start?"
-- each: [averaged]
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
-- success: "{title} scored at the start"
-- better: higher
-- ours: true
-- settings: [baseline_days_before, baseline_days_after]
-- window: "first score from {baseline_days_before} days before admission to {baseline_days_after} days after"
-- counts: everyone admitted, scored or not
-- not_counts: nobody is left out. A questionnaire with too few answers for a score is no score
-- settles_days: "{baseline_days_after}"
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_baseline_capture
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-06]
--       - [e2, 2025-01-06]
--       - [e3, 2025-01-06]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 14]
--       - [e2, phq-9, 2025-01-14, 14]
--   expect: {k: 1, n: 3}
--   reading: The first was scored on the day of admission, the second on day 8, too late; the third never. 1 of 3.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
