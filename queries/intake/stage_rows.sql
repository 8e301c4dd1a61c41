-- about: only the columns that are asked for are kept; what a profile leaves out is never written anywhere
create temp table {{source}} as
select
    (row_number() over ())::bigint as _record
    {{columns}}
from {{rows}}
