-- about: the rows of a load where all of one table are called back from the latest batch that has it; the lake knows each
create view {{accepted}} as
select
    * exclude (_row) replace (coalesce(_nth, {{first}}) as _nth),
    null::bigint as _changed,
    false as _is_overtaken,
    'known' as _state
from (
    {{sound}}
)
