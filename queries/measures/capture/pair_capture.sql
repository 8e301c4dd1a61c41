-- id: "{prefix}_pair_capture"
-- version: 1
-- title: "{title} scored at start and end"
-- question: "Of the people who left, how many have a {title} score at the start and another later on?"
-- each: [averaged]
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   stayed: "after a stay of {pair_min_stay_days} days or more"
-- success: "{title} scored at the start and again"
-- better: higher
-- ours: true
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, pair_min_stay_days]
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: >-
--   everyone discharged after {pair_min_stay_days} days or more, scored or not. Under 50%, figures of change describe
--   those who answered and not those treated
-- not_counts: people still here, and stays too short for two scores
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_pair_capture
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--       - [e3, 2025-01-06, 2025-01-15]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 14]
--       - [e1, phq-9, 2025-01-28, 8]
--       - [e2, phq-9, 2025-01-06, 14]
--       - [e2, phq-9, 2025-01-10, 12]
--   expect: {k: 1, n: 2, ledger: [3, 2]}
--   reading: >-
--     The first was scored again after 22 days, the second after 4, too early to be a second score. The third stayed
--     9 days and is not asked. 1 of 2.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    episode_fact.stay_days >= setting_pair_min_stay_days() as stayed,
    score_pair.last_value is not null as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
