-- about: rows read from an X12 file, as text, with the number of the segment each comes from
create table {{source}} (
    _record bigint,
    _line bigint,
    {{columns}}
);

create view {{lines}} as
select
    _record,
    _line
from {{source}}
