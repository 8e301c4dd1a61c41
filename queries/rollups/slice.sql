-- about: the roll-up of a measure by one dimension, over all of its months, as it is held in memory
select
    "value",
    12 * year(month)::integer + month(month)::integer - 1 as month,
    depth,
    "at",
    {{columns}}
from {{table}}
where measure = $measure
    and dimension = $dimension
order by
    "value",
    month,
    depth,
    "at"
