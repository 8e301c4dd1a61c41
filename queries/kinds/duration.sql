-- kind: duration
-- about: per group, how many of each length; every quantile and moment follows, and groups add up
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n
from placed
group by {{grouping}}
