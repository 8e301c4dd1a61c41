-- about: by instrument, by each of its scales that says somebody was measured and by no scale for any of them, by program and period, admissions and those with a baseline, discharges and those with a pair
with captured as (
    select
        score_pair.episode_id,
        score_pair.instrument,
        score_pair.scale,
        true as has_baseline,
        bool_or(score_pair.last_value is not null) as has_pair
    from score_pair
    inner join {{scales}} as scale
        on scale.instrument = score_pair.instrument
        and scale.scale = score_pair.scale
        and scale.is_measured_by
    group by grouping sets (
        (score_pair.episode_id, score_pair.instrument),
        (score_pair.episode_id, score_pair.instrument, score_pair.scale)
    )
),

used as (
    select distinct
        instrument,
        null::varchar as scale
    from score
    where value is not null
    union all
    select distinct
        score.instrument,
        score.scale
    from score
    inner join {{scales}} as scale
        on scale.instrument = score.instrument
        and scale.scale = score.scale
        and scale.is_measured_by
    where score.value is not null
),

admission as (
    select
        used.instrument,
        used.scale,
        episode_dimension.program,
        coalesce(strftime(episode_fact.admitted_on, '%Y-%m'), episode_fact.admit_year::varchar, '') as period,
        coalesce(captured.has_baseline, false) as has_baseline
    from episode_fact
    inner join episode_dimension on episode_dimension.episode_id = episode_fact.episode_id
    cross join used
    left join captured
        on captured.episode_id = episode_fact.episode_id
        and captured.instrument = used.instrument
        and captured.scale is not distinct from used.scale
),

-- A stay too short for two scores in good time is not held against anyone.
discharge as (
    select
        used.instrument,
        used.scale,
        episode_dimension.program,
        coalesce(strftime(episode_fact.discharged_on, '%Y-%m'), episode_fact.admit_year::varchar, '') as period,
        coalesce(captured.has_pair, false) as has_pair
    from episode_fact
    inner join episode_dimension on episode_dimension.episode_id = episode_fact.episode_id
    cross join used
    left join captured
        on captured.episode_id = episode_fact.episode_id
        and captured.instrument = used.instrument
        and captured.scale is not distinct from used.scale
    where episode_fact.is_discharged and episode_fact.stay_days >= setting_pair_min_stay_days()
),

counted as (
    select
        instrument,
        scale,
        program,
        period,
        count(*) as admitted,
        count(*) filter (where has_baseline) as with_baseline,
        0 as discharged,
        0 as with_pair
    from admission
    group by
        instrument,
        scale,
        program,
        period
    union all
    select
        instrument,
        scale,
        program,
        period,
        0 as admitted,
        0 as with_baseline,
        count(*) as discharged,
        count(*) filter (where has_pair) as with_pair
    from discharge
    group by
        instrument,
        scale,
        program,
        period
)

select
    instrument,
    scale,
    program,
    period,
    sum(admitted)::integer as admitted,
    sum(with_baseline)::integer as with_baseline,
    sum(discharged)::integer as discharged,
    sum(with_pair)::integer as with_pair
from counted
group by
    instrument,
    scale,
    program,
    period
order by
    instrument,
    scale,
    program,
    period
