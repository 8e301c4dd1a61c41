-- id: attendance_missed_with_minutes
-- version: 1
-- title: Not attended, yet with minutes
-- table: attendance
-- severity: error
-- among: status <> 'attended'
-- why: Status and minutes contradict each other. The status counts, and the hours are lost if it is wrong.
-- mend: Correct the status, or set the attended minutes to 0.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from attendance
where status <> 'attended' and attended_minutes > 0
