-- about: the rows behind a figure or one point of it, each with its date, steps, dimensions, and where on the ledger it stands
with placed as (
    {{placed}}
),

standing as (
    select
        {{cast}},
        (case
            {{stands}}
        end)::{{place}} as stands
    from placed
    where {{picked}}
)

select
    stands,
    {{columns}}
from standing
where {{asked}}
order by
    {{order}}
{{page}}
