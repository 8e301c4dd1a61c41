-- id: episode_overlap
-- version: 1
-- title: Two stays of one person at the same time
-- table: episode
-- severity: warning
-- among: admitted_on is not null
-- why: Days are counted twice, and a step-down looks like a new person. A PHP or IOP claim that overlaps is returned.
-- mend: Discharge the earlier stay on the day the next one begins, or correct the person code.
-- source: CMS, IOP and PHP claims of one person may not overlap
with stay as (
    select
        _batch,
        _file,
        _line,
        episode_id,
        person_id,
        admitted_on,
        coalesce(discharged_on, admitted_on + discharged_day, snapshot_fact.as_of) as ended_on
    from episode
    cross join snapshot_fact
    where admitted_on is not null
)

-- A join, not exists: DuckDB 1.5.6 finds nothing where exists holds =, <> and < together.
select distinct
    stay._batch,
    stay._file,
    stay._line,
    stay.episode_id
from stay
inner join stay as other
    on other.person_id = stay.person_id
    and other.episode_id <> stay.episode_id
    and other.admitted_on < stay.ended_on
    and stay.admitted_on < other.ended_on
