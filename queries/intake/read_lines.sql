-- about: the same rows as whole lines; with no delimiter DuckDB parts nothing
read_csv(
    {{file}},
    auto_detect = false,
    header = false,
    skip = {{header_line}},
    columns = {'line': 'VARCHAR'},
    delim = '',
    quote = '',
    escape = '',
    new_line = {{new_line}},
    compression = 'none',
    hive_partitioning = false,
    max_line_size = 2000000
)
