-- id: attendance_minutes_over_scheduled
-- version: 1
-- title: More minutes attended than scheduled
-- table: attendance
-- severity: warning
-- among: attended_minutes is not null and scheduled_minutes is not null
-- why: Hours per week come out too high, and an auditor compares the two.
-- mend: Correct the minutes, or the schedule where the group was longer.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from attendance
where attended_minutes > scheduled_minutes
