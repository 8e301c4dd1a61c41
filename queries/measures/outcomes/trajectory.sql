-- id: "{prefix}_trajectory"
-- version: 1
-- title: "{title} week by week"
-- question: "How does {title} change over the weeks of a stay?"
-- each: [averaged]
-- kind: trajectory
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   has_baseline: "with {title} scored at the start"
-- better: "{better}"
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after, rescore_days_after_discharge]
-- bounds_over: has_baseline
-- missing: scored only once
-- window: >-
--   weeks since the first score, which falls from {baseline_days_before} days before admission to
--   {baseline_days_after} days after; a score belongs to the week it is nearest to. Scores count to
--   {rescore_days_after_discharge} days after discharge
-- counts: in each week, who was scored in it, with the score nearest to the week's day; also people still here
-- not_counts: people without a score at the start; nobody's missing week is filled in
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_trajectory
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-03-03]
--       - [e2, 2025-03-03]
--       - [e3, 2025-03-03]
--       - [e4, 2025-03-03]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-03-03, 18]
--       - [e1, phq-9, 2025-03-10, 14]
--       - [e1, phq-9, 2025-03-17, 11]
--       - [e1, phq-9, 2025-03-24, 8]
--       - [e2, phq-9, 2025-03-03, 15]
--       - [e2, phq-9, 2025-03-10, 13]
--       - [e3, phq-9, 2025-03-03, 20]
--       - [e3, phq-9, 2025-03-17, 12]
--       - [e3, phq-9, 2025-03-24, 10]
--       - [e4, phq-9, 2025-03-03, 12]
--       - [e4, phq-9, 2025-03-10, 12]
--       - [e4, phq-9, 2025-03-24, 6]
--   expect: {n: 4, value: 7, groups: {0: 16.25, 1: 13, 2: 11.5, 3: 8}}
--   reading: >-
--     Each week is the mean of those scored in it: 65 / 4, 39 / 3, 23 / 2 and 24 / 3. From first to last they changed
--     by 10, 2, 10 and 6 points: 28 / 4 = 7.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as has_baseline,
    week_score.week,
    week_score.value,
    score_pair.baseline_value as baseline
from episode_fact
left join score_pair
    on score_pair.episode_no = episode_fact.episode_no
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
left join week_score
    on week_score.episode_no = score_pair.episode_no
    and week_score.instrument = score_pair.instrument
    and week_score.scale = score_pair.scale
