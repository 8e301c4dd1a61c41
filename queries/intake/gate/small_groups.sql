-- about: episodes that so few others are like in what an outsider may know of a person that they could be picked out
with sound as (
    select
        age_group,
        sex,
        zip3,
        coalesce(strftime(admitted_on, '%Y-%m'), admit_year::varchar) as admitted,
        primary_diagnosis
    from {{mapped}}
    where len(_faults) = 0
),

alike as (
    select count(*) as episodes
    from sound
    group by
        age_group,
        sex,
        zip3,
        admitted,
        primary_diagnosis
)

select
    coalesce(sum(episodes), 0)::integer as episodes,
    coalesce(sum(episodes) filter (where episodes < $smallest), 0)::integer as in_small_groups
from alike
