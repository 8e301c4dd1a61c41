-- id: episode_without_attendance
-- version: 1
-- title: Discharged, and nothing ever attended
-- table: episode
-- severity: warning
-- among: "exists (select 1 from attendance)
--   and episode_id in (select episode_id from episode_fact where is_discharged)"
-- why: Someone who never came was not treated. Counted as admitted, they lower completion and retention.
-- mend: Enter the attendance, or take back the admission where the person never arrived.
-- ours: true
select
    episode._batch,
    episode._file,
    episode._line,
    episode.episode_id
from episode
inner join episode_fact on episode_fact.episode_id = episode.episode_id
where
    episode_fact.is_discharged
    and exists (select 1 from attendance)
    and not exists (
        select 1
        from attendance
        where attendance.episode_id = episode.episode_id and attendance.status = 'attended'
    )
