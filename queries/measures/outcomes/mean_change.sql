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
