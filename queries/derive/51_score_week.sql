-- table: score_week
-- about: one row per episode, instrument, scale and week since the baseline, with the score nearest to the week's day
create table score_week as
with observed as (
    select
        score_pair.episode_id,
        score_pair.instrument,
        score_pair.scale,
        score.value,
        score.assessed_day,
        score.assessed_day - score_pair.baseline_day as days,
        round((score.assessed_day - score_pair.baseline_day) / 7.0)::integer as week,
        -- Two records of one day: the one loaded last counts, as in score_pair.
        {
            batch: score._batch,
            file: score._file,
            line: score._line,
            edition: score.edition,
            value: score.value
        } as load_order
    from score_pair
    inner join episode_fact
        on episode_fact.episode_id = score_pair.episode_id
    inner join score
        on score.episode_id = score_pair.episode_id
        and score.instrument = score_pair.instrument
        and score.scale = score_pair.scale
    where
        score.value is not null
        and score.assessed_day >= score_pair.baseline_day
        and (
            episode_fact.stay_days is null
            or score.assessed_day <= episode_fact.stay_days + setting_rescore_days_after_discharge()
        )
)

select
    episode_id,
    instrument,
    scale,
    week,
    arg_max(value, {nearness: -abs(days - 7 * week), assessed_day: assessed_day, load_order: load_order}) as value
from observed
group by
    episode_id,
    instrument,
    scale,
    week;
