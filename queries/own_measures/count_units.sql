-- about: how many rows a measure gives, and for how many different units; a row without its key is one of no unit
with measure_rows as (
    {{rows}}
),

keyed as (
    select ({{key}}) as unit_key
    from measure_rows
)

select
    count(*)::integer as rows,
    count(distinct unit_key)::integer as units
from keyed
