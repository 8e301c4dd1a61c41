-- id: episode_first_contact_after_admission
-- version: 1
-- title: First contact after admission
-- table: episode
-- severity: warning
-- why: Days from first contact to admission would be below zero. The episode is left out of access figures.
-- mend: Enter the day of the first call or visit, before the stay began.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where coalesce(first_contact_day, first_contact_on - admitted_on) > coalesce(admitted_day, 0)
