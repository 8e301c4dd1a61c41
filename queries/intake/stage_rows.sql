-- about: only the columns that are asked for are kept; what a profile leaves out is never written anywhere
create table {{source}} as
select
    _record,
    _line
    {{columns}}
from {{rows}}
