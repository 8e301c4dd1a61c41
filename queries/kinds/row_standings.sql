-- about: of the rows behind a figure or one point of it, how many stand where on the ledger
with placed as (
    {{placed}}
),

standing as (
    select
        {{unit}},
        case
            {{stands}}
        end as stands
    from placed
    where {{picked}}
)

select
    stands,
    count(*)::integer as rows,
    count({{counted}})::integer as units
from standing
group by stands
