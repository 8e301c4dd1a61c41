-- about: the rows of a measure that a question is about, each with its group and how far down the ledger it gets
with measure_rows as (
    {{rows}}
)

select
    {{columns}},
    {{bucket}} as bucket,
    {{steps}}
from measure_rows
{{dimensions}}
where {{filters}}
