-- kind: survival
-- about: per group and whole day, how many were last seen then, and how many of them had the event or a competing one
with placed as (
    {{placed}}
)

select
    bucket,
    "time"::double as at,
    count(*)::integer as n,
    count(*) filter (where event)::integer as k,
    count(*) filter (where {{competing}} and not event)::integer as competing
from placed
where passes
group by bucket, "time"
