-- table: week_score
-- about: one row per score pair and week since its baseline, with the score nearest to the week's day
create table week_score as
with observed as (
    select
        counted_score.episode_no,
        counted_score.instrument,
        counted_score.scale,
        counted_score.value,
        counted_score.assessed_day - score_pair.baseline_day as days,
        round((counted_score.assessed_day - score_pair.baseline_day) / 7.0)::integer as week
    from counted_score
    inner join score_pair
        on score_pair.episode_no = counted_score.episode_no
        and score_pair.instrument = counted_score.instrument
        and score_pair.scale = counted_score.scale
    inner join episode_fact
        on episode_fact.episode_no = counted_score.episode_no
    where
        counted_score.assessed_day >= score_pair.baseline_day
        and (
            episode_fact.stay_days is null
            or counted_score.assessed_day <= episode_fact.stay_days + setting_rescore_days_after_discharge()
        )
)

select
    episode_no,
    instrument,
    scale,
    week,
    -- Of two days as near the later one counts.
    arg_min(value, 2 * abs(days - 7 * week) - (days > 7 * week)::integer) as value
from observed
group by
    episode_no,
    instrument,
    scale,
    week;
