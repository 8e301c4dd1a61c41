-- about: >
--   the rows that have to be looked at cell by cell. A row that cannot matter is passed over at once: it is held as one
--   text against a short seed of every pattern.
with cell as (
    select
        {{cells}}
    from {{rows}}
),

flat as (
    select
        *,
        {{row_text}} as row_text
    from cell
),

marked as (
    select
        * exclude (row_text),
        hash(row_text) % {{one_in}} = 0 as is_sampled,
        {{is_suspect}} as is_suspect
    from flat
)

select *
from marked
where is_sampled or is_suspect
