-- about: whether any of these texts holds what the gate looks for in every cell
select ({{hits}}) as is_hit
from unnest($texts::varchar[]) as given (value)
