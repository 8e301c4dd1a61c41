-- about: no rows of one table, where no load brought any
select
    {{columns}},
    _nth,
    _batch,
    _file,
    _line
from {{table}}
limit 0
