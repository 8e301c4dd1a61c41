-- about: the roll-up of a measure, its rows counted by month alone, and by month with each of its dimensions
create table {{table}} as
with counted as (
{{counted}}
)

select *
from counted
order by dimension, "value", month
