-- about: the records of one measure in a month; units of which a record has several are counted, for they have no lasting name
insert into standing
with placed as (
    {{placed}}
)

select
    $standing_measure as measure,
    {{record}} as record,
    {{part}} as part,
    {{steps}} as steps,
    passes,
    {{counted_as}} as counted_as,
    count(*)::integer as units
from placed
where step_0
group by all
