-- about: the rows of a measure to be counted, each with its groups, how many steps of the ledger it passed, and where it lies on the axis of its kind
with measure_rows as (
    {{rows}}
)

select
    {{columns}},
    {{groups}},
    {{depth}} as depth,
    {{passes}} as passes,
    case when {{passes}} then {{at}} end as "at"
from measure_rows
{{dimensions}}
where {{filters}}
