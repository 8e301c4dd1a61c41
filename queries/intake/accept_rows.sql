-- about: >-
--   of the sound rows of a load, the last of each key, and whether the lake knows it already; _changed has one bit
--   for each column in which a row differs from the lake's. Of nearly all rows of a first load there is nothing to say
--   but that they are new, so only of the others is anything kept. What is asked of rows that share a key is asked of
--   those alone that may, by the hash of their key.
create table {{settled}} as
with sound as not materialized (
    {{sound}}
),

several_key as materialized (
    select hash({{plain_key}}) as key_hash
    from sound
    group by key_hash
    having count(*) > 1
),

once as (
    select
        * replace (coalesce(_nth, {{first}}) as _nth),
        1::bigint as rank,
        _file as last_file
    from sound
    where hash({{plain_key}}) not in (
        select key_hash
        from several_key
    )
),

several as (
    select * replace (coalesce(_nth, {{nth}}) as _nth)
    from sound
    where hash({{plain_key}}) in (
        select key_hash
        from several_key
    )
),

ranked as (
    select
        *,
        row_number() over same_key as rank,
        first_value(_file) over same_key as last_file
    from several
    window same_key as (partition by {{key}} order by _file desc, _record desc)
),

compared as (
    -- Nothing but the key: with any more to the condition DuckDB compares every row with every other.
    select
        mine.*,
        {{changed}} as _changed
    from once as mine
    inner join {{lake}} as lake on {{same_key}}
    union all
    select
        mine.*,
        case when lake._batch is not null then {{changed}} end as _changed
    from ranked as mine
    left join {{lake}} as lake on {{same_key}}
)

select
    _file,
    _row,
    _nth,
    _changed,
    _file <> last_file as _is_overtaken,
    case
        when rank > 1 then 'superseded'
        when _changed is null then 'new'
        when _changed = 0 then 'known'
        else 'changed'
    end as _state
from compared;

create view {{accepted}} as
select
    sound.* exclude (_nth, _row),
    coalesce(settled._nth, sound._nth, {{first}}) as _nth,
    settled._changed,
    coalesce(settled._is_overtaken, false) as _is_overtaken,
    coalesce(settled._state, 'new') as _state
from (
    {{sound}}
) as sound
left join {{settled}} as settled on sound._file = settled._file and sound._row = settled._row
