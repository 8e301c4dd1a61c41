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
        score.edition,
        score._batch,
        score._file,
        score._line
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
    value
from observed
-- Two records of one day: the one loaded last counts, as in score_pair, and ordered for its reason.
qualify row_number() over (
    partition by episode_id, instrument, scale, week
    order by
        abs(days - 7 * week), assessed_day desc,
        _batch desc, _file desc, _line desc, edition desc, value desc
) = 1;
