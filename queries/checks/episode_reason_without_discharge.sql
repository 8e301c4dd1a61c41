-- id: episode_reason_without_discharge
-- version: 1
-- title: Discharge reason without a discharge
-- table: episode
-- severity: warning
-- why: A stay with no discharge counts as still going on. It is missing from completion and too long in retention.
-- mend: Enter the day of discharge, or clear the reason where the person is still here.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    discharge_reason is not null
    and discharged_on is null
    and discharged_day is null
    and discharge_year is null
