select distinct
    instrument,
    scale
from score
where value is not null
order by instrument, scale
