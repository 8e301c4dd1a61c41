-- id: follow_up_without_episode
-- version: 1
-- title: Follow-up of an unknown episode
-- table: follow_up
-- severity: error
-- why: It belongs to no stay, so follow-up rates leave it out.
-- mend: Export the episodes for the same period, or correct the episode code.
-- ours: true
select
    follow_up._batch,
    follow_up._file,
    follow_up._line,
    follow_up.episode_id,
    follow_up.due_day
from follow_up
where not exists (select 1 from episode where episode.episode_id = follow_up.episode_id)
