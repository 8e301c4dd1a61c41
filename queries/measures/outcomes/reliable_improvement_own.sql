-- id: "{prefix}_reliable_improvement_own"
-- version: 1
-- title: "{title} reliable improvement by our own spread"
-- question: "Of the people who left, how many were better on the {title} by more than our own measurement error?"
-- each: [reliability]
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   baseline: "with {title} scored at the start"
--   rescored: "scored again {rescore_min_days} days later or more"
--   recent: "with the last score in their final {recent_days} days"
-- success: "better on the {title} by more than our own measurement error"
-- better: higher
-- source: >-
--   Jacobson and Truax 1991, with the standard deviation of our own scores at the start. Reliability {reliability}:
--   {reliability_source}
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: discharged
-- change: true
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: >-
--   people discharged with both scores. Reliable is a change of more than 1.96 times the standard error of a
--   difference, which is the standard deviation at the start times the root of 2 x (1 - {reliability}). The standard
--   deviation is that of everyone scored at the start, whatever part of them the figure is about
-- not_counts: people still here, and people without a score at the start or in their final days
-- dimensions: [baseline_band]
-- tells:
--   sd_at_start: Standard deviation at the start
--   reliable_points: Points beyond which a change is reliable
-- example:
--   of: phq_9_reliable_improvement_own
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 20]
--       - [e1, phq-9, 2025-01-30, 13]
--       - [e2, phq-9, 2025-01-06, 10]
--       - [e2, phq-9, 2025-01-30, 4]
--   expect: {k: 1, n: 2}
--   reading: >-
--     The scores at the start are 20 and 10: a standard deviation of 7.07. 1.96 x 7.07 x root of (2 x 0.11) = 6.50
--     points: 7 points better is reliable, 6 are not. 1 of 2.
with spread as (
    select
        sd_at_start,
        1.96 * sd_at_start * sqrt(2 * (1 - $reliability)) as reliable_points
    from score_spread
    where instrument = $instrument and scale = $scale
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as baseline,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent and spread.reliable_points is not null as recent,
    spread.sd_at_start,
    spread.reliable_points,
    $direction * (score_pair.baseline_value - score_pair.last_value) > spread.reliable_points as success
from episode_fact
left join spread
    on true
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
