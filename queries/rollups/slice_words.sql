-- about: the different words that a roll-up by one dimension has
select distinct "value" as word
from {{table}}
where measure = $measure
    and dimension = $dimension
order by word
