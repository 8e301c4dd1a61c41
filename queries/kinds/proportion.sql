-- kind: proportion
-- about: per group, how many and how many of them with success
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n,
    count(*) filter (where passes and success)::integer as k
    {{compared}}
from placed
group by {{grouping}}
