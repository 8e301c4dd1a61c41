-- about: the type that the rows of a measure are dated by
with measure_rows as (
    {{rows}}
)

select typeof(min({{date}})) as type
from measure_rows
