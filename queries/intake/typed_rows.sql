-- about: one layer per step (text, word, value, faults), so that no step is computed twice
with texts as (
    select
        _record,
        {{texts}}
    from {{relation}}
),

words as (
    select
        _record,
        {{words}}
    from texts
),

typed as (
    select
        _record,
        {{values}},
        {{kept}}
    from words
)

select
    _record,
    {{columns}},
    case when {{is_faulty}} then [{{faults}}]::integer[] end as cell_faults
from typed
