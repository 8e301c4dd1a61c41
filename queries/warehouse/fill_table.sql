insert into {{table}} by name
select
    {{columns}},
    _nth,
    _batch,
    _file,
    _line
from read_parquet({{files}})
