select
    coalesce({{line}}, {{header_line}} + mapped._record)::integer as line,
    unnest(mapped._faults)::integer as fault
from {{mapped}} as mapped
{{join_lines}}
where len(mapped._faults) > 0
-- Faults are numbered in the order in which they are told.
order by mapped._record, fault
