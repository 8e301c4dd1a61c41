-- id: follow_up_of_open_episode
-- version: 1
-- title: Follow-up of a stay that has no discharge
-- table: follow_up
-- severity: error
-- why: Follow-up days are counted from discharge. Without one, nobody knows when it was due.
-- mend: Enter the discharge, or take out the follow-up.
-- ours: true
select
    follow_up._batch,
    follow_up._file,
    follow_up._line,
    follow_up.episode_id,
    follow_up.due_day
from follow_up
inner join episode on episode.episode_id = follow_up.episode_id
where
    episode.discharged_on is null
    and episode.discharged_day is null
    and episode.discharge_year is null
