-- about: placed rows with small numbers for their place and their words, which are quick to group by
create or replace temp table rollup_numbered as
select
    rollup_cell.cell,
    {{words}}
    {{sums}}
    placed.n
from {{table}} as placed
inner join rollup_cell
    on rollup_cell.shared = placed.shared
    and rollup_cell.state = placed.state
    and rollup_cell."at" is not distinct from placed."at"
    and rollup_cell.month is not distinct from placed.month
inner join {{strata}} as stratum
    on stratum.stratum = placed.stratum
