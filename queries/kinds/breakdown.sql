-- kind: breakdown
-- about: per group, how many of each category
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
