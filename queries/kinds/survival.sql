-- kind: survival
-- about: per group and whole day, how many were last seen then, and how many of them had the event or a competing one
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n,
    count(*) filter (where passes and event)::integer as k,
    count(*) filter (where passes and {{competing}} and not event)::integer as competing
from placed
group by {{grouping}}
