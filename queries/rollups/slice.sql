-- about: the roll-up of a measure by one dimension, over all of its months, as it is held in memory; its words by their place in a list
select
    (list_position($words, "value") - 1)::integer as word,
    (12 * year(month) + month(month) - 1)::integer as month,
    depth,
    "at",
    {{columns}}
from {{table}}
where measure = $measure
    and dimension = $dimension
