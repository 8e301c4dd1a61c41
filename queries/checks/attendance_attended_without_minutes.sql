-- id: attendance_attended_without_minutes
-- version: 1
-- title: Attended for 0 minutes
-- table: attendance
-- severity: warning
-- among: status = 'attended' and attended_minutes is not null
-- why: The day counts as attended and gives no hours, so hours per week read too low.
-- mend: Enter the minutes, or the status that fits where the person did not come.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from attendance
where status = 'attended' and attended_minutes = 0
