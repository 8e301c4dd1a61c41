-- kind: amount_ratio
-- about: per group, the amounts above and below the line, over how many, and how many have any above it. Sums are in trillionths, and so exact
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n,
    count(*) filter (where passes and part <> 0)::integer as k,
    sum(round(part * 1e12)::hugeint) filter (where passes) as part,
    sum(round(whole * 1e12)::hugeint) filter (where passes) as whole
from placed
group by {{grouping}}
