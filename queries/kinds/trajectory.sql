-- kind: trajectory
-- about: per group, how many units there are; per week, the sums that means are made from; and, without a week, those of each unit's first less last
with placed as (
    {{placed}}
),

units as (
    select distinct
        {{unit}},
        {{names}},
        depth,
        null::double as "at"
    from placed
),

observed as (
    select
        {{unit}},
        {{names}},
        depth,
        "at",
        "value",
        baseline
    from placed
    where passes and "at" is not null and "value" is not null
),

changes as (
    select
        {{names}},
        depth,
        null::double as "at",
        arg_min("value", "at") as first_value,
        arg_min("value", "at") - arg_max("value", "at") as change
    from observed
    group by {{names}}, depth, {{unit}}
    having count(*) > 1
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as units,
    0 as n,
    0::hugeint as total,
    0::hugeint as squares,
    0::hugeint as baseline
from units
group by {{grouping}}
union all
select
    {{groups}},
    depth,
    "at",
    0 as units,
    count(*)::integer as n,
    sum(round("value" * 1e12)::hugeint) as total,
    sum(round("value" * "value" * 1e12)::hugeint) as squares,
    sum(round(baseline * 1e12)::hugeint) as baseline
from observed
group by {{grouping}}
union all
select
    {{groups}},
    depth,
    "at",
    0 as units,
    count(*)::integer as n,
    sum(round(change * 1e12)::hugeint) as total,
    sum(round(change * change * 1e12)::hugeint) as squares,
    sum(round(first_value * 1e12)::hugeint) as baseline
from changes
group by {{grouping}}
