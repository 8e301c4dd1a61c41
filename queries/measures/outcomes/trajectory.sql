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
--   has_baseline: "with a {title} at the start"
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
with weekly as (
    select
        score_pair.episode_id,
        score_pair.baseline_band,
        score_pair.baseline_value,
        score.value,
        round((score.assessed_day - score_pair.baseline_day) / 7.0)::integer as week,
        row_number() over (
            partition by score_pair.episode_id, round((score.assessed_day - score_pair.baseline_day) / 7.0)
            order by
                abs(
                    score.assessed_day - score_pair.baseline_day
                    - 7 * round((score.assessed_day - score_pair.baseline_day) / 7.0)
                ),
                score.assessed_day desc,
                score._batch desc nulls last,
                score._file desc nulls last,
                score._line desc nulls last
        ) as place
    from score_pair
    inner join episode_fact
        on episode_fact.episode_id = score_pair.episode_id
    left join score
        on score.episode_id = score_pair.episode_id
        and score.instrument = score_pair.instrument
        and score.scale = score_pair.scale
        and score.value is not null
        and score.assessed_day >= score_pair.baseline_day
        and (
            episode_fact.stay_days is null
            or score.assessed_day <= episode_fact.stay_days + setting_rescore_days_after_discharge()
        )
    where score_pair.instrument = $instrument and score_pair.scale = $scale
)

select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    weekly.baseline_band,
    true as admitted,
    weekly.baseline_value is not null as has_baseline,
    weekly.week,
    weekly.value,
    weekly.baseline_value as baseline
from episode_fact
left join weekly
    on weekly.episode_id = episode_fact.episode_id
    and weekly.place = 1
