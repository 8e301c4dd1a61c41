-- id: "{prefix}_levels"
-- version: 1
-- title: "{title} at the start, by level"
-- question: "At which level of {title} do people start?"
-- each: [levels]
-- kind: breakdown
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   asked: "with {title} answered at the start"
-- better: neutral
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after]
-- bounds_over: admitted
-- missing: without a result
-- caution: >-
--   Not for clinical alerting: an export is read long after the answer was given, and the figure says nothing about
--   any one person.
-- window: "first answers from {baseline_days_before} days before admission to {baseline_days_after} days after"
-- counts: everyone admitted with a level at the start, also those still here
-- not_counts: people who were not asked, or left out a question without which there is no level; that is not the lowest one
-- categories: "{bands}"
-- dimensions: [baseline_band]
-- example:
--   of: c_ssrs_levels
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-06]
--       - [e2, 2025-01-06]
--       - [e3, 2025-01-06]
--       - [e4, 2025-01-06]
--     assessment:
--       - [episode_id, instrument, assessed_on, items]
--       - [e1, c-ssrs, 2025-01-06, {item_1: 0, item_2: 0, item_6: 0}]
--       - [e2, c-ssrs, 2025-01-06, {item_1: 1, item_2: 0, item_6: 0}]
--       - [e3, c-ssrs, 2025-01-06, {item_1: 1, item_2: 1, item_3: 1, item_4: 0, item_5: 0, item_6: 0}]
--       - [e4, c-ssrs, 2025-01-06, {item_1: 1, item_2: 1, item_3: 0, item_5: 0, item_6: 0}]
--   expect:
--     n: 3
--     ledger: [4, 3]
--     groups: {none: [1, 3], thoughts or history: [1, 3], "method, intent, plan or recent behavior": [1, 3]}
--   reading: >-
--     The first answered no to all, the second wished to be dead, the third had thought of a method. The fourth left
--     out the question on intent: without it there is no level. 1 + 1 + 1 = 3 of 4.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as asked,
    score_pair.baseline_band as category
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
