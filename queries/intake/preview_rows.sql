-- about: the first rows of an export as they would load, and whether a rule keeps them out
select
    coalesce({{line}}, {{header_line}} + mapped._record)::integer as line,
    len(mapped._faults) > 0 as is_rejected,
    [{{cells}}] as cells
from {{mapped}} as mapped
{{join_lines}}
order by mapped._record
limit 10
