-- about: the first and the last day that the rows of a measure are dated by, and whether it is a day
with measure_rows as (
    {{rows}}
)

select
    min({{date}})::varchar as first_on,
    max({{date}})::varchar as last_on,
    typeof(min({{date}})) as type
from measure_rows
