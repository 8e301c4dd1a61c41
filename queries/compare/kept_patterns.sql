-- about: people alike in group and in all that expectations allow for, their scores by band, from the placed rows of a measure; beside each how many kinds of people there are so, and by point at least, of those whose row is of one; of more than $most_patterns kinds one alone
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
),

by_band as materialized (
    select
        "group",
        band,
        level_of_care,
        primary_diagnosis,
        payer_class,
        age_group,
        sum(n)::integer as n,
        sum(k)::integer as k,
        (sum(total) / 1e12)::double as total,
        (sum(squares) / 1e12)::double as squares
    from by_point
    group by all
),

found as (
    select
        (select count(*) from by_band)::integer as kinds,
        (select count(point) from by_point)::integer as points
)

select
    by_band."group",
    null::double as score,
    by_band.band,
    by_band.level_of_care,
    by_band.primary_diagnosis,
    by_band.payer_class,
    by_band.age_group,
    by_band.n,
    by_band.k,
    by_band.total,
    by_band.squares,
    found.kinds,
    found.points
from by_band
cross join found
order by all
limit (select case when kinds <= $most_patterns and points > $most_patterns then kinds else 1 end from found)
