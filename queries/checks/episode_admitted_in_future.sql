-- id: episode_admitted_in_future
-- version: 1
-- title: Admitted after the last day the data knows
-- table: episode
-- severity: error
-- among: admitted_on is not null
-- why: The stay cannot have begun yet. It counts nowhere until the date has come.
-- mend: Correct the year or month of the admission, or state the day on which the export was made.
-- ours: true
select
    episode._batch,
    episode._file,
    episode._line,
    episode.episode_id
from episode
cross join snapshot_fact
where episode.admitted_on > snapshot_fact.as_of
