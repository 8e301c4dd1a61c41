select
    coalesce({{line}}, {{header_line}} + mapped._record)::integer as line,
    unnest(mapped._faults)::integer as fault
from {{mapped}} as mapped
{{join_lines}}
where len(mapped._faults) > 0
order by mapped._record
