select
    _file::integer as file,
    (count(*) filter (where _state in ('new', 'changed')))::double as loaded,
    (count(*) filter (where _state = 'changed'))::double as changed,
    (count(*) filter (where _state = 'known'))::double as known,
    (count(*) filter (where _state = 'superseded'))::double as superseded,
    (count(*) filter (where _is_overtaken))::double as overtaken
from {{accepted}}
group by _file
