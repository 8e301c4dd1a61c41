-- table: score_pair
-- about: one row per episode, instrument and scale with a baseline; last_* is null where nobody scored again in time
create table score_pair as
with valid as (
    select
        score.episode_id,
        score.instrument,
        score.scale,
        score.assessed_day,
        {
            value: score.value,
            day: score.assessed_day,
            assessed_on: score.assessed_on,
            band: score.band
        } as score,
        -- Two records of one day: the one loaded last counts. Edition and value only settle what loading leaves open.
        {
            batch: score._batch,
            file: score._file,
            line: score._line,
            edition: score.edition,
            value: score.value
        } as load_order,
        episode_fact.is_discharged,
        episode_fact.stay_days
    from score
    inner join episode_fact
        on episode_fact.episode_id = score.episode_id
    where score.value is not null and score.assessed_day is not null
),

baseline as (
    select
        episode_id,
        instrument,
        scale,
        arg_max(score, {earliest: -assessed_day, load_order: load_order}) as score
    from valid
    where assessed_day between -setting_baseline_days_before() and setting_baseline_days_after()
    group by
        episode_id,
        instrument,
        scale
),

rescore as (
    select
        valid.episode_id,
        valid.instrument,
        valid.scale,
        arg_max(valid.score, {latest: valid.assessed_day, load_order: valid.load_order}) as score
    from valid
    inner join baseline
        on baseline.episode_id = valid.episode_id
        and baseline.instrument = valid.instrument
        and baseline.scale = valid.scale
    where
        valid.assessed_day >= baseline.score.day + setting_rescore_min_days()
        -- Where only the year of discharge is known there is no last day to hold a score to.
        and (
            not valid.is_discharged
            or valid.stay_days is null
            or valid.assessed_day <= valid.stay_days + setting_rescore_days_after_discharge()
        )
    group by
        valid.episode_id,
        valid.instrument,
        valid.scale
)

select
    baseline.episode_id,
    baseline.instrument,
    baseline.scale,
    baseline.score.value as baseline_value,
    baseline.score.day as baseline_day,
    baseline.score.assessed_on as baseline_on,
    baseline.score.band as baseline_band,
    rescore.score.value as last_value,
    rescore.score.day as last_day,
    rescore.score.assessed_on as last_on,
    rescore.score.band as last_band,
    coalesce(
        episode_fact.is_discharged
        and rescore.score.day >= episode_fact.stay_days - setting_recent_days(),
        false
    ) as is_recent
from baseline
inner join episode_fact
    on episode_fact.episode_id = baseline.episode_id
left join rescore
    on rescore.episode_id = baseline.episode_id
    and rescore.instrument = baseline.instrument
    and rescore.scale = baseline.scale;
