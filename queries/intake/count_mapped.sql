select
    count(*)::double as read,
    (count(*) filter (where len(_faults) > 0))::double as rejected
from {{mapped}}
