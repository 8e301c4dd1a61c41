-- id: episode_last_attended_differs
-- version: 1
-- title: Last attended day differs from the attendance record
-- table: episode
-- severity: warning
-- among: "coalesce(last_attended_day, last_attended_on - admitted_on) is not null
--   and episode_id in (select episode_id from attendance where status = 'attended')"
-- why: Stays of people who left early end on the last attended day. Two records that disagree give two lengths of stay.
-- mend: Let the system fill the last attended day from attendance, or load the attendance that is missing.
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
inner join seen on seen.episode_id = episode.episode_id
where coalesce(episode.last_attended_day, episode.last_attended_on - episode.admitted_on) <> seen.last_day
