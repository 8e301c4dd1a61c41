-- about: per group, how many units are in the question and how many are left after each step
with placed as (
    {{placed}}
)

select
    bucket,
    {{considered}}::integer as considered,
    [{{counts}}]::integer [] as steps
from placed
group by bucket
