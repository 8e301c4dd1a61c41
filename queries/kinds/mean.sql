-- kind: mean
-- about: per group, the sums that a mean and its spread are made from; in trillionths, and so exact
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n,
    sum(round("value" * 1e12)::hugeint) filter (where passes) as total,
    sum(round("value" * "value" * 1e12)::hugeint) filter (where passes) as squares
from placed
group by {{grouping}}
