-- about: what a trajectory counts, in the columns of placed rows
with counted as (
    {{counted}}
),

span as (
    select
        min("day") as first_on,
        max("day") as last_on
    from rollup_trajectory
)

select
    {{shared}}::smallint as shared,
    stratum,
    {{own}}
    month,
    (depth * {{step}})::bigint as state,
    "at",
    n,
    {{sums}}
    span.first_on,
    span.last_on
from counted
cross join span
