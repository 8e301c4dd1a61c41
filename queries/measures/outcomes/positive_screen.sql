-- id: "{prefix}_positive"
-- version: 1
-- title: "{title} positive at the start"
-- question: "Of the people admitted and screened, how many were positive on {title}?"
-- each: [screen]
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   screened: "with a result of {title} at the start"
-- success: "{title} positive"
-- better: neutral
-- source: "{scale_source}"
-- settings: [baseline_days_before, baseline_days_after]
-- bounds_over: admitted
-- missing: without a result
-- caution: >-
--   A positive screen is no diagnosis. Not for clinical alerting: an export is read long after the answer was given,
--   and the figure says nothing about any one person.
-- window: "first answers from {baseline_days_before} days before admission to {baseline_days_after} days after"
-- counts: everyone admitted with a result at the start, also those still here
-- not_counts: >-
--   people without a result, which is not a negative one: not asked, a question left out, or, where the cut-off
--   depends on the sex, no sex in the export
-- dimensions: [baseline_band]
-- example:
--   of: audit_c_screen_positive
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, sex]
--       - [e1, 2025-01-06, female]
--       - [e2, 2025-01-06, male]
--       - [e3, 2025-01-06, male]
--       - [e4, 2025-01-06, null]
--     assessment:
--       - [episode_id, instrument, assessed_on, items]
--       - [e1, audit-c, 2025-01-06, {item_1: 1, item_2: 1, item_3: 1}]
--       - [e2, audit-c, 2025-01-06, {item_1: 1, item_2: 1, item_3: 1}]
--       - [e3, audit-c, 2025-01-06, {item_1: 2, item_2: 1, item_3: 1}]
--       - [e4, audit-c, 2025-01-06, {item_1: 4, item_2: 4, item_3: 4}]
--   expect: {k: 2, n: 3, ledger: [4, 3], bounds: [0.5, 0.75]}
--   reading: >-
--     3 points are positive for a woman and negative for a man, 4 positive for a man. Of the fourth the sex is not
--     known, so there is no cut-off and no result. 2 of 3, and with the fourth 2 or 3 of 4.
select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    score_pair.baseline_band,
    true as admitted,
    score_pair.baseline_value is not null as screened,
    score_pair.baseline_value >= $positive_from as success
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
