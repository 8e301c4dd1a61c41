-- id: episode_closed_late
-- version: 1
-- title: Closed more than {stale_open_days} days after the last attended day
-- table: episode
-- severity: info
-- settings: [stale_open_days]
-- why: Until it is closed, a stay counts as going on. Retention and lengths of stay read better than they were.
-- mend: Close files in the week after the last visit; a weekly list of open files without a visit helps.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    coalesce(discharged_day, discharged_on - admitted_on)
    - coalesce(last_attended_day, last_attended_on - admitted_on) > setting_stale_open_days()
