-- about: of rows counted for several measures together, what each of them counts
insert into {{table}}
with read_by (measure, shared, shift) as (
    values
    {{measures}}
),

counted as (
    select
        read_by.measure,
        rollup_cell.month,
        rollup_cell."at",
        (rollup_cell.state >> read_by.shift) & 63 as of_measure,
        rollup_counted.*
    from rollup_counted
    inner join rollup_cell on rollup_counted.cell = rollup_cell.cell
    inner join read_by on rollup_cell.shared = read_by.shared
)

select
    measure,
    dimension,
    "value",
    month,
    (of_measure >> 2)::integer as depth,
    "at",
    {{columns}}
from counted
{{grouping}}
order by
    measure,
    place
