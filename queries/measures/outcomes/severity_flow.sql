-- id: "{prefix}_severity_flow"
-- version: 1
-- title: "{title} from start to end, by band"
-- question: "From which band of {title} to which did people go?"
-- each: [bands, averaged]
-- kind: breakdown
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   baseline: "with {title} scored at the start"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- better: neutral
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: discharged
-- change: true
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged with both scores, under the band they began in and the one they ended in
-- not_counts: people still here, and people without a score at the start or in their final days
-- flow: "{bands}"
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_severity_flow
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--       - [e3, 2025-01-06, 2025-01-31]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 21]
--       - [e1, phq-9, 2025-01-30, 9]
--       - [e2, phq-9, 2025-01-06, 12]
--       - [e2, phq-9, 2025-01-30, 14]
--       - [e3, phq-9, 2025-01-06, 12]
--   expect: {n: 2, groups: {severe to mild: [1, 2], moderate to moderate: [1, 2]}}
--   reading: >-
--     21 is severe and 9 is mild; 12 and 14 are both moderate. The third was not scored again.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as baseline,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent as recent,
    score_pair.baseline_band || ' to ' || score_pair.last_band as category
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
