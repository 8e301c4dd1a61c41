-- about: the dialect of a text file; its types are never asked for
select
    Delimiter as delimiter,
    Quote as quote,
    Escape as escape,
    NewLineDelimiter as new_line,
    SkipRows::integer as skip_rows,
    list_transform(Columns, lambda entry: entry.name) as headers
from sniff_csv({{file}}, header = true, all_varchar = true, sample_size = 20480, ignore_errors = true {{options}})
