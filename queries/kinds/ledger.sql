-- about: per group, how many units are in the question and how many are left after each step
with placed as (
    {{placed}}
),

units as (
    select
        {{unit}}
        bucket,
        {{steps}}
    from placed
)

select
    bucket,
    count(*)::integer as considered,
    [{{counts}}]::integer [] as steps
from units
group by bucket
