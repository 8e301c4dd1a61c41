-- about: long to wide; rows that share a key become one, each named value a column
create table {{wide}} as
select
    min(_record) as _record,
    {{by}},
    {{values}}
from {{source}}
group by {{by}}
