-- about: the same of rows that are whole lines with nothing in a cell that would have to be told from a delimiter
with marked as (
    select
        line,
        hash(line) % {{one_in}} = 0 as is_sampled,
        {{is_suspect}} as is_suspect
    from {{lines}}
),

parted as (
    select
        is_sampled,
        is_suspect,
        string_split(line, {{delimiter}}) as cells
    from marked
    where is_sampled or is_suspect
)

select
    is_sampled,
    is_suspect,
    {{cells}}
from parted
