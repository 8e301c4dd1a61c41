-- about: people alike in group and in all that expectations allow for, how many, and their counts and sums by the kind of the measure. Scores are by point, or where that would be more groups of people alike than $most_patterns, by band; sums come in trillionths
with covered as (
    {{covered}}
),

by_point as materialized (
    select
        "group",
        score,
        band,
        level_of_care,
        primary_diagnosis,
        payer_class,
        age_group,
        count(*) as n,
        {{sums}}
    from covered
    group by all
)

select
    "group",
    case when (select count(*) from by_point) <= $most_patterns then score end as score,
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
order by all
limit $most_patterns + 1
