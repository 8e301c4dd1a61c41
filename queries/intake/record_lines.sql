-- about: the line each record starts on, where blank lines, refused lines or line breaks in cells shift the count
create temp table {{lines}} as
with record as (
    select
        row_number() over () as _record,
        {{breaks}} as breaks
    from {{rows}}
),

free as (
    select
        _record,
        1 + coalesce(sum(1 + breaks) over (order by _record rows between unbounded preceding and 1 preceding), 0) as free_rank,
        sum(breaks) over () as all_breaks
    from record
),

-- The i-th occupied line leaves line - i free lines before it.
occupied as (
    select
        row_number() over (order by line) as passed,
        line - row_number() over (order by line) as free_before
    from unnest({{occupied}}::bigint[]) as given (line)
),

steps as (
    select
        free_before,
        max(passed) as passed
    from occupied
    group by free_before
)

select
    free._record,
    (free.free_rank + coalesce(steps.passed, 0))::bigint as _line,
    free.all_breaks
from free
asof left join steps on free.free_rank > steps.free_before
