-- kind: trajectory
-- about: per group and week, the sums that means are made from; and, without a week, those of each unit's first less last
with placed as (
    {{placed}}
),

observed as (
    select
        {{unit}},
        bucket,
        week,
        "value",
        baseline
    from placed
    where passes and week is not null and "value" is not null
),

changes as (
    select
        bucket,
        arg_min("value", week) as first_value,
        arg_min("value", week) - arg_max("value", week) as change
    from observed
    group by bucket, {{unit}}
    having count(*) > 1
)

select
    bucket,
    week::double as at,
    count(*)::integer as n,
    sum("value")::double as total,
    sum("value" * "value")::double as squares,
    sum(baseline)::double as baseline
from observed
group by bucket, week
union all
select
    bucket,
    null as at,
    count(*)::integer as n,
    sum(change)::double as total,
    sum(change * change)::double as squares,
    sum(first_value)::double as baseline
from changes
group by bucket
