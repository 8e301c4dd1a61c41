-- about: of the sound rows of a load, the last of each key, and whether the lake knows it already
create temp table {{accepted}} as
with sound as (
    {{sound}}
),

ranked as (
    select
        sound.*,
        row_number() over (partition by {{key}} order by _file desc, _record desc) as rank
    from sound
)

select
    ranked.* exclude (rank),
    case
        when ranked.rank > 1 then 'superseded'
        when lake._batch is null then 'new'
        when {{same}} then 'known'
        else 'changed'
    end as _state
from ranked
left join {{lake}} as lake on {{same_key}} and ranked.rank = 1
