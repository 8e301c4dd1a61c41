-- about: some values of each column in the first rows of an export, how many different ones, how many empty cells
with first_rows as (
    select {{columns}}
    from {{rows}}
    limit 10000
),

cells as (
    unpivot first_rows
    on columns(*)
    into name header value cell
),

counted as (
    select
        header,
        cell,
        count(*) as cells
    from cells
    group by header, cell
)

select
    header,
    coalesce(
        list(cell order by cells desc, cell) filter (where cell <> ''),
        []
    )[:30] as values,
    (count(*) filter (where cell <> ''))::integer as distinct_values,
    coalesce(sum(cells) filter (where cell = ''), 0)::integer as empty_cells
from counted
group by header
