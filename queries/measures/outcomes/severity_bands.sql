-- id: "{prefix}_severity_bands"
-- version: 1
-- title: "{title} at the start, by band"
-- question: "How severe is {title} when people start?"
-- each: [bands, averaged]
-- kind: breakdown
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   has_baseline: "with {title} scored at the start"
-- better: neutral
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after]
-- window: "first score from {baseline_days_before} days before admission to {baseline_days_after} days after"
-- counts: everyone admitted with a score at the start, also those still here
-- not_counts: people without a score at the start
-- categories: "{bands}"
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_severity_bands
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
--   expect: {n: 6, groups: {mild: [1, 6], moderate: [2, 6], moderately severe: [3, 6]}}
--   reading: >-
--     They began at 18, 12, 11, 15, 9 and 16: one mild, two moderate, three moderately severe. 1 + 2 + 3 = 6.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as has_baseline,
    score_pair.baseline_band as category
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
