-- kind: mean_change
-- about: people alike in group and in all that expectations allow for, how many and the sums of baseline less last
with covered as (
    {{covered}}
)

select
    "group",
    score,
    band,
    level_of_care,
    primary_diagnosis,
    payer_class,
    age_group,
    count(*)::integer as n,
    0::integer as k,
    sum($direction * (baseline - "last"))::double as total,
    sum((baseline - "last") * (baseline - "last"))::double as squares
from covered
group by
    "group",
    score,
    band,
    level_of_care,
    primary_diagnosis,
    payer_class,
    age_group
order by all
limit $most_patterns
