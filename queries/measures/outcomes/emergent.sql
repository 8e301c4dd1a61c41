-- id: "{prefix}_emergent"
-- version: 1
-- title: "{title} not positive at the start but at the end"
-- question: "Of the people who left and had answered {title} negatively, how many answered it positively at the end?"
-- each: [single_item]
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   asked: "with {title} answered at the start"
--   negative: "who answered negatively"
--   rescored: "answered again {rescore_min_days} days later or more"
--   recent: "with the last answer in their final {recent_days} days"
-- success: "{title} answered positively at the end"
-- better: lower
-- source: "{scale_source}"
-- ours: true
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days]
-- bounds_over: negative
-- change: true
-- caution: >-
--   Not for clinical alerting: an export is read long after the answer was given, and the figure says nothing about
--   any one person.
-- window: >-
--   start: first answer from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: people discharged who answered negatively at the start, with both answers
-- not_counts: people still here, and people without an answer at the start or in their final days
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_item_9_emergent
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-01-31]
--       - [e3, 2025-01-06, 2025-01-31]
--       - [e4, 2025-01-06, 2025-01-31]
--     assessment:
--       - [episode_id, instrument, assessed_on, items]
--       - [e1, phq-9, 2025-01-06, {item_9: 2}]
--       - [e1, phq-9, 2025-01-30, {item_9: 0}]
--       - [e2, phq-9, 2025-01-06, {item_9: 1}]
--       - [e2, phq-9, 2025-01-30, {item_9: 1}]
--       - [e3, phq-9, 2025-01-06, {item_9: 0}]
--       - [e3, phq-9, 2025-01-30, {item_9: 1}]
--       - [e4, phq-9, 2025-01-06, {item_9: 0}]
--   expect: {k: 1, n: 1, bounds: [0.5, 1]}
--   reading: >-
--     Two began with 0: the third answered with 1 at the end, the fourth was not asked again. 1 of 1, and of 2 between 1 and 2.
select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.is_discharged as discharged,
    score_pair.baseline_value is not null as asked,
    score_pair.baseline_value < $positive_from as negative,
    score_pair.last_value is not null as rescored,
    score_pair.is_recent as recent,
    score_pair.last_value >= $positive_from as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
where episode_fact.is_discharged
