-- id: episode_open_without_attendance
-- version: 1
-- title: Open, and nothing attended for {stale_open_days} days
-- table: episode
-- severity: warning
-- settings: [stale_open_days]
-- among: "exists (select 1 from attendance)
--   and episode_id in (select episode_id from episode_fact where not is_discharged)"
-- why: A person who has stopped coming still counts as retained, and the stay is in no discharge figure.
-- mend: Discharge the person with the day they last came, or enter the attendance that is missing.
-- ours: true
with seen as (
    select
        attendance.episode_id,
        max(coalesce(attendance.service_day, attendance.service_on - episode.admitted_on)) as last_day
    from attendance
    inner join episode on episode.episode_id = attendance.episode_id
    where attendance.status = 'attended'
    group by attendance.episode_id
)

select
    episode._batch,
    episode._file,
    episode._line,
    episode.episode_id
from episode
inner join episode_fact on episode_fact.episode_id = episode.episode_id
left join seen on seen.episode_id = episode.episode_id
where
    not episode_fact.is_discharged
    and exists (select 1 from attendance)
    and episode_fact.known_for_days - coalesce(greatest(seen.last_day, episode_fact.last_attended_day), 0)
    > setting_stale_open_days()
