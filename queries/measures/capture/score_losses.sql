-- id: "{prefix}_score_losses"
-- version: 1
-- title: "{title} scores missed"
-- question: "Of the people who left, at which step was a second {title} score missed?"
-- each: [averaged]
-- kind: breakdown
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
-- better: neutral
-- ours: true
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge, recent_days, pair_min_stay_days]
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, in the final {recent_days} days or to {rescore_days_after_discharge}
--   days after discharge
-- counts: everyone discharged, once, under the first step that was missed; those with both scores in time are "scored in time"
-- not_counts: people still here
-- categories: [scored in time, last score too early, not scored again, no score at the start, stay too short]
-- dimensions: [baseline_band, discharge_reason, last_scored_week]
-- example:
--   of: phq_9_score_losses
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-06, 2025-01-31]
--       - [e2, 2025-01-06, 2025-02-28]
--       - [e3, 2025-01-06, 2025-01-31]
--       - [e4, 2025-01-06, 2025-01-31]
--       - [e5, 2025-01-06, 2025-01-10]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [e1, phq-9, 2025-01-06, 18]
--       - [e1, phq-9, 2025-01-30, 9]
--       - [e2, phq-9, 2025-01-06, 12]
--       - [e2, phq-9, 2025-01-20, 9]
--       - [e3, phq-9, 2025-01-06, 11]
--       - [e5, phq-9, 2025-01-06, 15]
--   expect:
--     n: 5
--     groups:
--       scored in time: [1, 5]
--       last score too early: [1, 5]
--       not scored again: [1, 5]
--       no score at the start: [1, 5]
--       stay too short: [1, 5]
--   reading: >-
--     The first was scored at both ends. The second was last scored 39 days before leaving, the third never again, the
--     fourth not at all. The fifth stayed 4 days. 1 + 1 + 1 + 1 + 1 = 5.
with last_score as (
    select
        score.episode_id,
        max(score.assessed_day) as day
    from score
    inner join episode_fact
        on episode_fact.episode_id = score.episode_id
    where
        score.instrument = $instrument
        and score.scale = $scale
        and score.value is not null
        and score.assessed_day <= coalesce(episode_fact.stay_days, score.assessed_day) + setting_rescore_days_after_discharge()
    group by score.episode_id
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    score_pair.baseline_band,
    episode_fact.discharge_reason,
    case
        when last_score.day is null then 'never'
        when last_score.day < 7 then 'week 1 or before'
        when last_score.day < 14 then 'week 2'
        when last_score.day < 28 then 'week 3 to 4'
        when last_score.day < 56 then 'week 5 to 8'
        else 'week 9 or later'
    end as last_scored_week,
    episode_fact.is_discharged as discharged,
    case
        when score_pair.is_recent then 'scored in time'
        when episode_fact.stay_days < setting_pair_min_stay_days() then 'stay too short'
        when score_pair.baseline_value is null then 'no score at the start'
        when score_pair.last_value is null then 'not scored again'
        else 'last score too early'
    end as category
from episode_fact
left join score_pair
    on score_pair.episode_id = episode_fact.episode_id
    and score_pair.instrument = $instrument
    and score_pair.scale = $scale
left join last_score
    on last_score.episode_id = episode_fact.episode_id
where episode_fact.is_discharged
