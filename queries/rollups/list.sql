select
    measure,
    number,
    hash,
    is_additive,
    first_on,
    last_on,
    told,
    placed
from rolled.rollup
