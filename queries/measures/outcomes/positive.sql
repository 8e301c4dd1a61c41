-- id: "{prefix}_positive"
-- version: 1
-- title: "{title} positive at the start"
-- question: "Of the people admitted, how many answered {title} positively at the start?"
-- each: [single_item]
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   asked: "with {title} answered at the start"
-- success: "{title} answered with {positive_from} or more"
-- better: neutral
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after]
-- bounds_over: admitted
-- missing: without an answer
-- caution: >-
--   Not for clinical alerting: an export is read long after the answer was given, and the figure says nothing about
--   any one person.
-- window: "first answer from {baseline_days_before} days before admission to {baseline_days_after} days after"
-- counts: everyone admitted who answered this question; a questionnaire may be scored while it was left out
-- not_counts: people who left the question out or were not asked; no answer is not a negative one
-- dimensions: [baseline_band]
-- example:
--   of: phq_9_item_9_positive
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [P5, 2025-01-06]
--       - [P4, 2025-01-06]
--       - [P10, 2025-01-06]
--     assessment:
--       - [episode_id, instrument, assessed_on, items]
--       - [P5, phq-9, 2025-01-06, {item_1: 2, item_2: 2, item_3: 2, item_4: 2, item_5: 2, item_6: 1, item_7: 1, item_8: 1, item_9: 1}]
--       - [P4, phq-9, 2025-01-06, {item_1: 2, item_2: 2, item_3: 2, item_4: 1, item_5: 1, item_6: 1, item_7: 1, item_8: 0, item_9: 0}]
--       - [P10, phq-9, 2025-01-06, {item_1: 3, item_2: 2, item_3: 1, item_4: 2, item_5: 1, item_6: 1, item_7: 0, item_8: 0}]
--   expect: {k: 1, n: 2, bounds: [0.3333, 0.6667]}
--   reading: >-
--     The first answered item 9 with 1, the second with 0. The third left it out: the questionnaire has a score of 11,
--     item 9 has none. 1 of 2, and with the third 1 or 2 of 3.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as asked,
    score_pair.baseline_value >= $positive_from as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
