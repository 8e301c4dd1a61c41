-- id: episode_person_two_sexes
-- version: 1
-- title: One person, two entries for sex
-- table: episode
-- severity: warning
-- among: sex is not null
-- why: Figures by sex count the person on both sides. It can also mean that one code stands for two people.
-- mend: Check that the person code is right, then enter the same word in every stay.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    sex is not null
    and person_id in (
        select person_id
        from episode
        group by person_id
        having count(distinct sex) > 1
    )
