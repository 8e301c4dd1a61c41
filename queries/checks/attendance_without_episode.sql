-- id: attendance_without_episode
-- version: 1
-- title: Attendance of an unknown episode
-- table: attendance
-- severity: error
-- why: It belongs to no stay, so its hours are in no figure.
-- mend: Export the episodes for the same period, or correct the episode code.
-- ours: true
select
    attendance._batch,
    attendance._file,
    attendance._line,
    attendance.episode_id
from attendance
where not exists (select 1 from episode where episode.episode_id = attendance.episode_id)
