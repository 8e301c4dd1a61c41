-- id: "{prefix}_severity_bands"
-- version: 1
-- title: "{title} at the start, by band"
-- question: "How severe is {title} when people start?"
-- each: [bands, total]
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
