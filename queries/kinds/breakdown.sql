-- kind: breakdown
-- about: per group, how many of each category
with placed as (
    {{placed}}
)

select
    bucket,
    coalesce(category::varchar, 'unknown') as at,
    count(*)::integer as n
from placed
where passes
group by bucket, coalesce(category::varchar, 'unknown')
