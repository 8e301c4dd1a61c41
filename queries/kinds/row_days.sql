-- about: of the rows behind a figure or one point of it, how many each day has; those without a day come last
with placed as (
    {{placed}}
),

standing as (
    select
        {{date}} as "day",
        case
            {{stands}}
        end as stands
    from placed
    where {{picked}}
)

select
    "day"::varchar as "day",
    count(*)::integer as rows
from standing
where {{asked}}
group by "day"
order by "day" nulls last
