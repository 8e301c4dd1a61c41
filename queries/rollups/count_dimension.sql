-- about: rows counted by their place and the words of one dimension
select
    cell,
    {{place}}::utinyint as place,
    {{dimension}} as dimension,
    coalesce(word::varchar, 'unknown') as "value",
    {{sums}}
    n
from (
    select
        cell,
        {{word}} as word,
        {{summed}}
        sum(n)::integer as n
    from rollup_numbered
    group by all
)
