-- id: episode_discharged_in_future
-- version: 1
-- title: Discharged or last attended after the last day the data knows
-- table: episode
-- severity: warning
-- among: admitted_on is not null
-- why: A planned discharge is no discharge. The person counts as still here until that day.
-- mend: Enter a discharge on the day it happens; keep planned dates in a field of their own.
-- ours: true
select
    episode._batch,
    episode._file,
    episode._line,
    episode.episode_id
from episode
cross join snapshot_fact
where
    coalesce(episode.discharged_on, episode.admitted_on + episode.discharged_day) > snapshot_fact.as_of
    or coalesce(episode.last_attended_on, episode.admitted_on + episode.last_attended_day) > snapshot_fact.as_of
