-- about: a file in which nothing has to be told apart, where it lies; with no delimiter DuckDB parts nothing
read_csv(
    {{file}},
    auto_detect = false,
    header = false,
    skip = {{header_line}},
    columns = { {{columns}} },
    delim = {{delimiter}},
    quote = '',
    escape = '',
    new_line = {{new_line}},
    compression = 'none',
    hive_partitioning = false,
    max_line_size = {{longest_line}}
)
