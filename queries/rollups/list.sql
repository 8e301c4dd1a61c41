select
    measure,
    hash,
    first_on,
    last_on,
    told
from rolled.rollup
