-- id: episode_person_age_groups
-- version: 1
-- title: One person, two age groups
-- table: episode
-- severity: info
-- among: age_group is not null
-- why: A birthday explains it between stays; otherwise one code may stand for two people.
-- mend: Check the person code. Where a birthday lies between the stays, state so here and leave it.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    age_group is not null
    and person_id in (
        select person_id
        from episode
        group by person_id
        having count(distinct age_group) > 1
    )
