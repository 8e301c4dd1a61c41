-- id: attendance_type_missing
-- version: 1
-- title: Service without a type
-- table: attendance
-- severity: info
-- why: Hours of group therapy, which payers ask for each week, cannot be told from other hours.
-- mend: Export the type of each service, or map the service codes to types in the profile.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from attendance
where service_type is null
