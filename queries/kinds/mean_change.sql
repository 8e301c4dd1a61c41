-- kind: mean_change
-- about: per group, the sums that a mean of baseline less last and its spread are made from
with placed as (
    {{placed}}
)

select
    bucket,
    count(*)::integer as n,
    sum(baseline - "last")::double as total,
    sum((baseline - "last") * (baseline - "last"))::double as squares,
    sum(baseline)::double as baseline,
    sum(baseline * baseline)::double as baseline_squares,
    sum("last" * "last")::double as last_squares
from placed
where passes
group by bucket
