-- about: of one table of the contract, how many rows of each load and file stand behind the units counted
with placed as (
    {{placed}}
),

units as (
    select distinct
        {{unit}}
    from placed
    where {{counted}}
)

select
    source._batch as batch,
    source._file as file,
    count(*)::integer as rows
from {{table}} as source
inner join units
    on {{same}}
where {{filter}}
group by
    source._batch,
    source._file
order by
    batch,
    file
