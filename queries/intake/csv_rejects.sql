-- about: lines that do not have the shape of the file, by where they start (bytes from 1) and how many line breaks they hold
select
    line::integer as line,
    line_byte_position::bigint::double as starts_at,
    (len(any_value(csv_line)) - len(replace(any_value(csv_line), chr(10), '')))::integer as breaks,
    any_value(column_name) as column_name,
    any_value(error_type)::varchar as error_type
from {{rejects}}
group by line, line_byte_position
order by line_byte_position
