-- about: placed rows that differ in nothing, counted together; a stay has many sessions, and a claim many lines
with placed as (
    {{placed}}
)

select
    any_value(shared) as shared,
    stratum,
    {{own}}
    month,
    state,
    "at",
    sum(n)::integer as n,
    {{sums}}
    min(first_on) as first_on,
    max(last_on) as last_on
from placed
group by
    {{groups}}
