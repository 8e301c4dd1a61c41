select
    {{columns}},
    {{file}}::integer as _file,
    mapped._record,
    -- A row of the file may have become several.
    mapped.rowid as _row,
    coalesce({{line}}, {{header_line}} + mapped._record)::bigint as _line,
    null::bigint as _nth
from {{mapped}} as mapped
{{join_lines}}
where len(mapped._faults) = 0
