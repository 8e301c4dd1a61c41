-- about: source rows as rows of the contract, typed, with the numbers of the rules each one breaks
create temp table {{mapped}} as
with typed as (
    {{typed}}
)

select
    * exclude (cell_faults),
    list_filter(list_concat(cell_faults, [{{rules}}]::integer[]), lambda fault: fault is not null) as _faults
from typed
