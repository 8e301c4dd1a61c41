-- id: attendance_before_admission
-- version: 1
-- title: Attended before admission
-- table: attendance
-- severity: error
-- among: status = 'attended'
-- why: Hours before the stay began are not part of it; or the admission was entered too late.
-- mend: Correct the admission, or book the visit to the stay it belongs to.
-- ours: true
select
    attendance._batch,
    attendance._file,
    attendance._line,
    attendance.episode_id
from attendance
inner join episode on episode.episode_id = attendance.episode_id
where
    attendance.status = 'attended'
    and coalesce(attendance.service_day, attendance.service_on - episode.admitted_on) < 0
