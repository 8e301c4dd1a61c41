-- about: the rows of one file as an earlier load left them in the lake, in the order in which they came
select
    {{columns}},
    {{file}}::integer as _file,
    file_row_number as _record,
    file_row_number as _row,
    _line,
    _nth::bigint as _nth
from read_parquet({{path}}, file_row_number = true) as lake
where lake._file = {{was}}
