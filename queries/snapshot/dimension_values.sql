with named as (
    unpivot (select columns(* exclude (episode_id))::varchar from episode_dimension)
    on columns(*)
    into name dimension value value
)

select distinct
    dimension,
    value
from named
order by dimension, value
