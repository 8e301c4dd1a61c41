-- about: the rows of a text file as text, in the order of the file
read_csv(
    {{file}},
    auto_detect = false,
    header = true,
    columns = {{columns}},
    delim = {{delimiter}},
    quote = {{quote}},
    escape = {{escape}},
    new_line = {{new_line}},
    skip = {{skip_rows}},
    {{faulty_lines}}
)
