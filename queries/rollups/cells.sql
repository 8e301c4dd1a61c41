-- about: the different places that rows were put in, each with a number; whose rows, how far they came, where on the axis, and which month
create or replace temp table rollup_cell as
with place as (
    select distinct
        shared,
        state,
        "at",
        month
    from {{table}}
)

select
    (row_number() over () - 1)::integer as cell,
    place.*
from place
