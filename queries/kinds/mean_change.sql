-- kind: mean_change
-- about: per group, the sums that a mean of baseline less last and its spread are made from; in trillionths, and so exact
with placed as (
    {{placed}}
)

select
    {{groups}},
    depth,
    "at",
    count(*)::integer as n,
    sum(round((baseline - "last") * 1e12)::hugeint) filter (where passes) as total,
    sum(round((baseline - "last") * (baseline - "last") * 1e12)::hugeint) filter (where passes) as squares,
    sum(round(baseline * 1e12)::hugeint) filter (where passes) as baseline,
    sum(round(baseline * baseline * 1e12)::hugeint) filter (where passes) as baseline_squares,
    sum(round("last" * "last" * 1e12)::hugeint) filter (where passes) as last_squares
    {{compared}}
from placed
group by {{grouping}}
