-- about: where one person has several units, how many people are behind the units, behind those with success, and the rest; per group, and altogether where bucket is null
with placed as (
    {{placed}}
)

select
    each,
    case when grouping(bucket) = 0 then bucket end as bucket,
    count(distinct person)::integer as people,
    count(distinct person) filter (where {{success}})::integer as with_success,
    count(distinct person) filter (where not {{success}})::integer as without_success
from placed
where passes and is_dated
group by grouping sets ((each, bucket), (each))
