select coalesce(any_value(all_breaks), 0)::double as breaks
from {{lines}}
