-- id: survey_without_episode
-- version: 1
-- title: Survey of an unknown episode
-- table: survey
-- severity: error
-- among: episode_id is not null
-- why: Satisfaction by program or payer leaves it out.
-- mend: Correct the episode code, or leave it empty where the survey is not about one stay.
-- ours: true
select
    survey._batch,
    survey._file,
    survey._line,
    survey.survey_id
from survey
where
    survey.episode_id is not null
    and not exists (select 1 from episode where episode.episode_id = survey.episode_id)
