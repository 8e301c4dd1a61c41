-- about: the rows of one table that took the place of an earlier version. Where they stand, never what they say
select
    {{file}} as file,
    {{table}} as table_name,
    _line as line,
    concat_ws('; ', {{key}}) as key,
    array_to_string({{columns}}, '; ') as columns,
    _file,
    _record
from {{accepted}}
where _state = 'changed'
