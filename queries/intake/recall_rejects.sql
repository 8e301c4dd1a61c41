-- about: the rejects of one file and table, from the list that its load left, in their order
select
    line,
    "column",
    rule
from read_csv(
    {{path}},
    auto_detect = false,
    header = true,
    columns = {
        'file': 'VARCHAR',
        'table': 'VARCHAR',
        'line': 'INTEGER',
        'column': 'VARCHAR',
        'rule': 'VARCHAR'
    },
    delim = ',',
    quote = '"',
    escape = '"',
    new_line = '\n',
    parallel = false
)
where file = $file and "table" = $table
