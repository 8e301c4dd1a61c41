-- id: assessment_without_episode
-- version: 1
-- title: Assessment of an unknown episode
-- table: assessment
-- severity: error
-- why: The score belongs to no stay, so it is in no figure.
-- mend: Export the episodes for the same period, or correct the episode code.
-- ours: true
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
where not exists (select 1 from episode where episode.episode_id = assessment.episode_id)
