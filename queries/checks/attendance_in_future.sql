-- id: attendance_in_future
-- version: 1
-- title: Attended after the last day the data knows
-- table: attendance
-- severity: error
-- among: status = 'attended'
-- why: A visit to come cannot have been attended. Hours and retention would run ahead.
-- mend: Leave visits to come without a status until they happen.
-- ours: true
select
    attendance._batch,
    attendance._file,
    attendance._line,
    attendance.episode_id
from attendance
cross join snapshot_fact
where attendance.status = 'attended' and attendance.service_on > snapshot_fact.as_of
