-- kind: mean
-- about: per group, the sums that a mean and its spread are made from
with placed as (
    {{placed}}
)

select
    bucket,
    count(*)::integer as n,
    sum("value")::double as total,
    sum("value" * "value")::double as squares
from placed
where passes
group by bucket
