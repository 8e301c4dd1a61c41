-- about: of placed rows, the first and the last day that they are dated by
select
    shared,
    min(first_on)::varchar as first_on,
    max(last_on)::varchar as last_on
from {{table}}
group by shared
