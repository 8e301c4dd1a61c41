-- kind: amount_ratio
-- about: per group, the amounts above and below the line, over how many, and how many have any above it
with placed as (
    {{placed}}
)

select
    bucket,
    count(*)::integer as n,
    count(*) filter (where part <> 0)::integer as k,
    sum(part)::double as part,
    sum(whole)::double as whole
from placed
where passes
group by bucket
