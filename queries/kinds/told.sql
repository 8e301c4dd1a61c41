-- about: the numbers of the data that a definition rests on, the same in every row of the measure
with measure_rows as (
    {{rows}}
)

select
    {{columns}}
from measure_rows
