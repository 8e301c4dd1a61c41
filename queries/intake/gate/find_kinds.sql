-- about: which kinds of identifier stand in each of these texts
select list_distinct(list_filter([{{kinds}}], lambda kind: kind is not null)) as kinds
from unnest($texts::varchar[]) with ordinality as given (value, place)
order by place
