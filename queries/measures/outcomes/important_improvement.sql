-- id: "{prefix}_important_improvement"
-- version: 1
-- title: "{title} improvement that matters"
-- question: "Of the people who left, how many were better on the {title} by a difference that matters?"
-- each: [mcid]
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   baseline: "with {title} scored at the start"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- success: "{mcid} or more points better on the {title}"
-- better: higher
-- source: "{mcid_source}"
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: discharged
-- change: true
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged with both scores, whatever their score at the start
-- not_counts: people still here, and people without a score at the start or in their final days
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_important_improvement
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
--   expect: {k: 3, n: 5, bounds: [0.5, 0.6667]}
--   reading: >-
--     Six left; the sixth was scored only at the start. The others changed by 9, 8, 3, -6 and 5 points for the better:
--     three of them by 5 or more. 3 of 5.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as baseline,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent as recent,
    $direction * (score_pair.baseline_value - score_pair.last_value) >= $mcid as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
