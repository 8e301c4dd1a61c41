-- about: the rows of a file in which nothing has to be told apart, where they lie; each stands on a line of its own
(
    select
        row_number() over () as _record,
        row_number() over () + {{header_line}} as _line,
        *
    from read_csv(
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
        max_line_size = 2000000
    )
)
