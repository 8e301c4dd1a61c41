-- about: >
--   how many cells of each column look like an identifier, of the rows that may matter. Hashes and counts alone are
--   kept, never a value.
with kept as (
    {{kept}}
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
