-- table: journey
-- about: one row per journey, under its first stay
create table journey as
select
    person_id,
    journey_no,
    arg_min(episode_id, stay_order) as episode_id,
    count(*)::integer as stays,
    bool_and(is_discharged) as is_over,
    min(admitted_on) as admitted_on,
    max(discharged_on) as discharged_on,
    -- A journey of one stay is known in days even where there are no dates.
    case
        when bool_and(is_discharged) then coalesce(max(discharged_on) - min(admitted_on), case when count(*) = 1 then max(stay_days) end)
    end as days,
    -- The stay that ended it: of two that ended on one day, the higher level.
    arg_max(episode_id, {discharged_on: discharged_on, level_order: level_order, stay_order: stay_order}) as last_episode_id
from journey_stay
group by
    person_id,
    journey_no;
