-- about: >
--   how many cells of each column look like an identifier. A row that cannot matter is passed over at once: it is
--   held as one text against a short seed of every pattern. Hashes and counts alone are kept, never a value.
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
),

kept as (
    select *
    from marked
    where is_sampled or is_suspect
),

long as (
    unpivot kept
    on {{names}}
    into name column_name value raw
),

filled as (
    select
        column_name,
        is_sampled,
        is_suspect and {{is_suspect_cell}} as is_suspect,
        intake_text(raw) as value
    from long
),

judged as (
    select
        column_name,
        is_sampled,
        hash(value) as value_hash,
        {{hits}}
    from filled
    where value is not null and (is_suspect or is_sampled)
)

select
    column_name,
    count(*) filter (where is_sampled)::integer as sampled,
    [{{rows_hit}}]::double[] as rows_hit,
    [{{distinct_hit}}]::double[] as distinct_hit
from judged
group by column_name
