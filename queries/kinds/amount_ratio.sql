-- kind: amount_ratio
-- about: per group, the amounts above and below the line, and over how many
with placed as (
    {{placed}}
)

select
    bucket,
    count(*)::integer as n,
    sum(part)::double as part,
    sum(whole)::double as whole
from placed
where passes
group by bucket
