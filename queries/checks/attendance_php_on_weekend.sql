-- id: attendance_php_on_weekend
-- version: 1
-- title: PHP attended on a Saturday or Sunday
-- table: attendance
-- severity: info
-- among: "status = 'attended' and service_on is not null
--   and episode_id in (select episode_id from episode where level_of_care = 'PHP')"
-- why: Most programs do not meet on weekends; a date may be a day off, or shifted.
-- mend: Check how the export writes dates. State so here where the program meets on weekends.
-- ours: true
select
    attendance._batch,
    attendance._file,
    attendance._line,
    attendance.episode_id
from attendance
inner join episode on episode.episode_id = attendance.episode_id
where
    episode.level_of_care = 'PHP'
    and attendance.status = 'attended'
    and isodow(attendance.service_on) > 5
