-- table: score_pair
-- about: one row per episode, instrument and scale with a baseline; last_* is null where nobody scored again in time
create table score_pair as
-- Days and places are all that is chosen by: whole records would take the memory of all of them.
with baseline as (
    select
        counted_score.episode_no,
        counted_score.instrument,
        counted_score.scale,
        min(counted_score.assessed_day) as assessed_day,
        arg_min(counted_score.score_no, counted_score.assessed_day) as score_no
    from counted_score
    where counted_score.assessed_day between -setting_baseline_days_before() and setting_baseline_days_after()
    group by
        counted_score.episode_no,
        counted_score.instrument,
        counted_score.scale
),

started as (
    select
        baseline.*,
        episode_fact.is_discharged,
        episode_fact.stay_days
    from baseline
    inner join episode_fact
        on episode_fact.episode_no = baseline.episode_no
),

rescore as (
    select
        counted_score.episode_no,
        counted_score.instrument,
        counted_score.scale,
        arg_max(counted_score.score_no, counted_score.assessed_day) as score_no
    from counted_score
    inner join started
        on started.episode_no = counted_score.episode_no
        and started.instrument = counted_score.instrument
        and started.scale = counted_score.scale
    where
        counted_score.assessed_day >= started.assessed_day + setting_rescore_min_days()
        -- Where only the year of discharge is known there is no last day to hold a score to.
        and (
            not started.is_discharged
            or started.stay_days is null
            or counted_score.assessed_day <= started.stay_days + setting_rescore_days_after_discharge()
        )
    group by
        counted_score.episode_no,
        counted_score.instrument,
        counted_score.scale
),

-- Met here and not below, where every score would have to be held for those that are not found.
last_score as (
    select
        rescore.episode_no,
        rescore.instrument,
        rescore.scale,
        score.value,
        score.assessed_day,
        score.assessed_on,
        score.band
    from rescore
    inner join score
        on score.rowid = rescore.score_no
)

select
    episode_fact.episode_id,
    started.episode_no,
    started.instrument,
    started.scale,
    baseline_score.value as baseline_value,
    started.assessed_day as baseline_day,
    baseline_score.assessed_on as baseline_on,
    baseline_score.band as baseline_band,
    last_score.value as last_value,
    last_score.assessed_day as last_day,
    last_score.assessed_on as last_on,
    last_score.band as last_band,
    coalesce(
        started.is_discharged
        and last_score.assessed_day >= started.stay_days - setting_recent_days(),
        false
    ) as is_recent
from started
inner join episode_fact
    on episode_fact.episode_no = started.episode_no
inner join score as baseline_score
    on baseline_score.rowid = started.score_no
left join last_score
    on last_score.episode_no = started.episode_no
    and last_score.instrument = started.instrument
    and last_score.scale = started.scale;
