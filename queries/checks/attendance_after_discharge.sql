-- id: attendance_after_discharge
-- version: 1
-- title: Attended after discharge
-- table: attendance
-- severity: error
-- among: status = 'attended'
-- why: The stay did not end when the record says, or the visit belongs to another stay.
-- mend: Correct the day of discharge, or book the visit to the stay it belongs to.
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
    and coalesce(attendance.service_day, attendance.service_on - episode.admitted_on)
    > coalesce(episode.discharged_day, episode.discharged_on - episode.admitted_on)
