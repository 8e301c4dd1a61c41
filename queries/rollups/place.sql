-- about: rows that measures have in common, each with its stratum, its month, and how far it comes in each of the measures
with measure_rows as (
    {{rows}}
),

ledger as (
    select
        measure_rows.*,
        {{depths}}
    from measure_rows
)

select
    {{shared}}::smallint as shared,
    coalesce(dimension.stratum, 0) as stratum,
    {{own}}
    date_trunc('month', {{date}})::date as month,
    {{state}} as state,
    {{at}} as "at",
    1 as n,
    {{sums}}
    {{date}} as first_on,
    {{date}} as last_on
from ledger as measure_rows
left join {{stratum_of}} as dimension
    on {{same}}
{{compared}}
