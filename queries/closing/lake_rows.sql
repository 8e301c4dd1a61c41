-- about: the rows of one table that belong to the linked records, each key once in its latest version
select
    {{columns}},
    _nth,
    _batch,
    _file,
    _line
from read_parquet({{files}})
where {{link}} in (select link from linked where link_column = {{link_name}})
qualify row_number() over (partition by {{key}} order by _batch desc) = 1
