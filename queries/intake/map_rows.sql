-- about: source rows as rows of the contract, typed, with the numbers of the rules each one breaks
create table {{mapped}} as
with typed as (
    {{typed}}
)

select
    * exclude (cell_faults),
    -- Lists are dear to make, and nearly every row is sound.
    case
        when cell_faults is not null or {{is_faulty}} then list_filter(
            list_concat(coalesce(cell_faults, []), [{{rules}}]::integer[]),
            lambda fault: fault is not null
        )
        else []
    end as _faults
from typed
