-- kind: proportion
-- about: per group, how many and how many of them with success
with placed as (
    {{placed}}
)

select
    bucket,
    count(*)::integer as n,
    count(*) filter (where success)::integer as k
from placed
where passes
group by bucket
