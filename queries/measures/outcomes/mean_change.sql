-- id: "{prefix}_mean_change"
-- version: 1
-- title: "{title} change"
-- question: "By how many points did {title} change from start to end?"
-- each: [averaged]
-- kind: mean_change
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   has_baseline: "with {title} scored at the start"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- better: higher
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: discharged
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged with both scores; improvement is positive
-- not_counts: people still here, and people without a score at the start or in their final days
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_mean_change
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--       - [e3, 2025-01-06, 2025-01-31]
--       - [e4, 2025-01-06, 2025-01-31]
--       - [e5, 2025-01-06, 2025-01-31]
--       - [e6, 2025-01-06, 2025-01-31]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 18]
--       - [e1, phq-9, 2025-01-30, 9]
--       - [e2, phq-9, 2025-01-06, 12]
--       - [e2, phq-9, 2025-01-30, 4]
--       - [e3, phq-9, 2025-01-06, 11]
--       - [e3, phq-9, 2025-01-30, 8]
--       - [e4, phq-9, 2025-01-06, 15]
--       - [e4, phq-9, 2025-01-30, 21]
--       - [e5, phq-9, 2025-01-06, 9]
--       - [e5, phq-9, 2025-01-30, 4]
--       - [e6, phq-9, 2025-01-06, 16]
--   expect: {n: 5, value: 3.8, ledger: [6, 6, 5, 5], bounds: [3.1667, 3.8]}
--   reading: >-
--     Six left; the sixth was scored only at the start. The others changed by 9, 8, 3, -6 and 5 points for the better:
--     19 / 5 = 3.8. Had the sixth not changed, it would be 19 / 6 = 3.17.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as has_baseline,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent as recent,
    score_pair.baseline_value as baseline,
    score_pair.last_value as "last"
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
