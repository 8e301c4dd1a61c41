-- about: people alike in group and in all that expectations allow for, how many, and their counts and sums by the kind of the measure
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
    {{sums}}
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
