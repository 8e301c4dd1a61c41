-- about: what a question about several dimensions together is about, added up from placed rows as its rows would be counted
with of_question as (
    select
        placed.month,
        (placed.state >> {{shift}}) & 63 as of_measure,
        placed."at",
        {{sums}}
        placed.n,
        {{words}}
    from {{table}} as placed
    inner join {{strata}} as stratum
        on stratum.stratum = placed.stratum
    where {{filters}}
)

select
    {{each}} as each,
    {{bucket}} as bucket,
    {{is_dated}} as is_dated,
    (of_measure >> 2)::integer as depth,
    "at",
    {{counts}}
from of_question
group by all
