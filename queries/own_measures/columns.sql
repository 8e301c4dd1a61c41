-- about: the columns of a measure, and none of its rows
select *
from (
{{rows}}
)
limit 0
