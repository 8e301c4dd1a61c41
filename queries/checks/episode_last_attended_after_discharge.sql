-- id: episode_last_attended_after_discharge
-- version: 1
-- title: Last attended after discharge
-- table: episode
-- severity: error
-- why: Nobody attends after leaving. One of the two dates is wrong, and length of stay rests on both.
-- mend: Compare the discharge with the attendance record and correct the date that is wrong.
-- source: SAMHSA TEDS, a stay ends with the earlier of last contact and discharge
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    coalesce(last_attended_day, last_attended_on - admitted_on)
    > coalesce(discharged_day, discharged_on - admitted_on)
