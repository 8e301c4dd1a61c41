-- kind: proportion
-- about: people alike in group and in all that expectations allow for, how many and how many with success
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
    count(*) filter (where success)::integer as k,
    0::double as total,
    0::double as squares
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
