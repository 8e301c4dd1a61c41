-- id: "{prefix}_recovery"
-- version: 1
-- title: "{title} recovery"
-- question: "Of the people who left and started at {caseness} or more, how many ended below {caseness} on the {title}?"
-- each: [caseness]
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   baseline: "with {title} scored at the start"
--   started_high: "starting at {caseness} or more on the {title}"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- success: "{title} below {caseness} at the end"
-- better: higher
-- source: "{caseness_source}; one questionnaire alone, where the UK rule asks for both"
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: started_high
-- change: true
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged who started at {caseness} or more, with both scores
-- not_counts: people still here, people who started lower, and people without a score in their final days
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_recovery
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
--   expect: {k: 3, n: 4, bounds: [0.6, 0.8]}
--   reading: >-
--     Six left; the sixth was scored only at the start. The fifth began at 9, below 10. The others ended at 9, 4, 8
--     and 21: three of them below 10. 3 of 4.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as baseline,
    case when $in_whole_points then floor(score_pair.baseline_value + 0.5) else score_pair.baseline_value end
    >= $caseness as started_high,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent as recent,
    case when $in_whole_points then floor(score_pair.last_value + 0.5) else score_pair.last_value end
    < $caseness as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
