-- kind: duration
-- about: per group, how many of each length; every quantile and moment follows, and groups add up
with placed as (
    {{placed}}
)

select
    bucket,
    days::double as at,
    count(*)::integer as n
from placed
where passes
group by bucket, days
