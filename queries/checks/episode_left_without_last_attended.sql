-- id: episode_left_without_last_attended
-- version: 1
-- title: Discharged without a last attended day
-- table: episode
-- severity: info
-- among: discharged_on is not null or discharged_day is not null or discharge_year is not null
-- why: People who leave early stop coming before the file is closed. Without the day, their stay reads too long.
-- mend: Export the last attended day, or load attendance and fill it from there.
-- source: SAMHSA TEDS, a stay ends with the earlier of last contact and discharge
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    (discharged_on is not null or discharged_day is not null or discharge_year is not null)
    and last_attended_on is null
    and last_attended_day is null
