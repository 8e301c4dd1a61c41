-- about: the rows of a Parquet file as text; a row's number stands for its line
(
    select
        file_row_number + 1 as _record,
        file_row_number + 1 as _line,
        {{columns}}
    from read_parquet({{file}}, file_row_number = true)
)
