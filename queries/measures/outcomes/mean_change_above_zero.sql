-- id: "{prefix}_mean_change_above_zero"
-- version: 1
-- title: "{title} change of those above zero"
-- question: "By how many points did {title} change, of those who had any of it at the start?"
-- each: [averaged, composite]
-- kind: mean_change
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   has_baseline: "with {title} scored at the start"
--   above_zero: "starting above 0"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- better: higher
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: above_zero
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged who started above 0, with both scores; improvement is positive. Many start at 0 and can only get worse
-- not_counts: people still here, people who started at 0, and people without a score at the start or in their final days
-- dimensions: [baseline_band]
-- example:
--   of: asi_medical_mean_change_above_zero
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--     assessment:
--       - [episode_id, instrument, assessed_on, items]
--       - [e1, asi, 2025-01-06, {m6: 30, m7: 4, m8: 4}]
--       - [e1, asi, 2025-01-30, {m6: 15, m7: 2, m8: 3}]
--       - [e2, asi, 2025-01-06, {m6: 0, m7: 0, m8: 0}]
--       - [e2, asi, 2025-01-30, {m6: 0, m7: 0, m8: 0}]
--   expect: {n: 1, value: 0.4167, ledger: [2, 2, 1, 1, 1]}
--   reading: >-
--     The first went from 1 to 15/90 + 2/12 + 3/12 = 0.5833: 0.4167 better. The second began at 0 and is not asked.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as has_baseline,
    score_pair.baseline_value > 0 as above_zero,
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
