-- about: >-
--   of the sound rows of a load, the last of each key, and whether the lake knows it already; _changed has one bit
--   for each column in which a row differs from the lake's
create temp table {{accepted}} as
with sound as (
    {{sound}}
),

ranked as (
    select
        sound.*,
        row_number() over same_key as rank,
        first_value(_file) over same_key as last_file
    from sound
    window same_key as (partition by {{key}} order by _file desc, _record desc)
),

compared as (
    select
        ranked.*,
        case when lake._batch is not null then {{changed}} end as _changed
    from ranked
    -- Nothing but the key: with any more to the condition DuckDB compares every row with every other.
    left join {{lake}} as lake on {{same_key}}
)

select
    compared.* exclude (rank, last_file),
    _file <> last_file as _is_overtaken,
    case
        when rank > 1 then 'superseded'
        when _changed is null then 'new'
        when _changed = 0 then 'known'
        else 'changed'
    end as _state
from compared
