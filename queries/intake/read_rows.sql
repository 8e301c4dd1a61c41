-- about: the rows of an export as text, from the one dialect that all exports are brought to
read_csv(
    {{file}},
    auto_detect = false,
    header = false,
    columns = {'_record': 'BIGINT', '_line': 'BIGINT'{{columns}}},
    delim = {{delimiter}},
    quote = '"',
    escape = '"',
    new_line = '\n',
    compression = 'none',
    max_line_size = 8000000,
    parallel = {{parallel}}
)
