-- table: score_pair
-- about: one row per episode, instrument and scale with a baseline; last_* is null where nobody scored again in time
create table score_pair as
with valid as (
    select
        score.episode_id,
        score.instrument,
        score.scale,
        score.assessed_day,
        score.assessed_on,
        score.value,
        score.band,
        score.edition,
        score._batch,
        score._file,
        score._line
    from score
    where score.value is not null and score.assessed_day is not null
),

-- Two records of one day: the one loaded last counts. Edition and value only settle what loading leaves open.
-- Ordered and not aggregated: what is sorted spills to disk, a choice between records in an aggregate does not.
baseline as (
    select
        valid.*,
        episode_fact.is_discharged,
        episode_fact.stay_days
    from valid
    inner join episode_fact
        on episode_fact.episode_id = valid.episode_id
    where valid.assessed_day between -setting_baseline_days_before() and setting_baseline_days_after()
    qualify row_number() over (
        partition by valid.episode_id, valid.instrument, valid.scale
        order by
            valid.assessed_day,
            valid._batch desc, valid._file desc, valid._line desc, valid.edition desc, valid.value desc
    ) = 1
),

rescore as (
    select
        valid.*
    from valid
    inner join baseline
        on baseline.episode_id = valid.episode_id
        and baseline.instrument = valid.instrument
        and baseline.scale = valid.scale
    where
        valid.assessed_day >= baseline.assessed_day + setting_rescore_min_days()
        -- Where only the year of discharge is known there is no last day to hold a score to.
        and (
            not baseline.is_discharged
            or baseline.stay_days is null
            or valid.assessed_day <= baseline.stay_days + setting_rescore_days_after_discharge()
        )
    qualify row_number() over (
        partition by valid.episode_id, valid.instrument, valid.scale
        order by
            valid.assessed_day desc,
            valid._batch desc, valid._file desc, valid._line desc, valid.edition desc, valid.value desc
    ) = 1
)

select
    baseline.episode_id,
    baseline.instrument,
    baseline.scale,
    baseline.value as baseline_value,
    baseline.assessed_day as baseline_day,
    baseline.assessed_on as baseline_on,
    baseline.band as baseline_band,
    rescore.value as last_value,
    rescore.assessed_day as last_day,
    rescore.assessed_on as last_on,
    rescore.band as last_band,
    coalesce(
        baseline.is_discharged
        and rescore.assessed_day >= baseline.stay_days - setting_recent_days(),
        false
    ) as is_recent
from baseline
left join rescore
    on rescore.episode_id = baseline.episode_id
    and rescore.instrument = baseline.instrument
    and rescore.scale = baseline.scale;
