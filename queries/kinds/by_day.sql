-- about: how many rows of each day passed every step of the ledger, and how many of them with success, in the order of the days
with placed as (
    {{placed}}
)

select
    each,
    "day",
    count(*)::integer as n,
    count(*) filter (where success)::integer as k
from placed
where passes and "day" is not null
group by each, "day"
order by each, "day"
