-- about: in how many rows of each file a column took the place of what the lake had
with changed as (
    select
        _file,
        unnest({{columns}}) as name
    from {{accepted}}
    where _state = 'changed'
)

select
    _file::integer as file,
    name as column,
    count(*)::double as rows
from changed
group by _file, name
order by rows desc, name
