-- id: episode_stay_too_long
-- version: 1
-- title: PHP or IOP stay of more than {long_stay_days} days
-- table: episode
-- severity: warning
-- settings: [long_stay_days]
-- among: level_of_care in ('PHP', 'IOP')
-- why: Files that nobody closed linger as exceptional stays and pull up the mean length of stay.
-- mend: Close the file with the day of the last visit. State so here where the stay was truly that long.
-- ours: true
select
    episode._batch,
    episode._file,
    episode._line,
    episode.episode_id
from episode
inner join episode_fact on episode_fact.episode_id = episode.episode_id
where
    episode.level_of_care in ('PHP', 'IOP')
    and coalesce(episode_fact.stay_days, episode_fact.active_days) > setting_long_stay_days()
