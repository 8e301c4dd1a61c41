-- about: people alike in group and in all that expectations allow for, their scores by band, from the placed rows of a measure; beside each how many kinds of people there are by point at least, of those whose score is known of a row of one
with kept as (
    select
        (placed.state >> {{shift}}) & 63 as of_measure,
        {{sums}}
        placed.n,
        {{point}} as point,
        {{group}} as "group",
        {{alike}}
    from {{table}} as placed
    inner join {{strata}} as stratum
        on stratum.stratum = placed.stratum
    where {{filters}}
),

by_point as materialized (
    select
        "group",
        point,
        band,
        level_of_care,
        primary_diagnosis,
        payer_class,
        age_group,
        sum(n) as n,
        {{counts}}
    from kept
    group by all
)

select
    "group",
    null::double as score,
    band,
    level_of_care,
    primary_diagnosis,
    payer_class,
    age_group,
    sum(n)::integer as n,
    sum(k)::integer as k,
    (sum(total) / 1e12)::double as total,
    (sum(squares) / 1e12)::double as squares,
    (select count(point) from by_point)::integer as points
from by_point
group by all
order by all
limit $most_patterns + 1
