-- id: assessment_after_discharge
-- version: 1
-- title: Assessed more than {rescore_days_after_discharge} days after discharge
-- table: assessment
-- severity: warning
-- settings: [rescore_days_after_discharge]
-- why: It is too late to be the last score of the stay; outcomes leave it out.
-- mend: Book it to the stay it belongs to, or load it as a follow-up.
-- ours: true
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
inner join episode on episode.episode_id = assessment.episode_id
where
    coalesce(assessment.assessed_day, assessment.assessed_on - episode.admitted_on)
    > coalesce(episode.discharged_day, episode.discharged_on - episode.admitted_on)
    + setting_rescore_days_after_discharge()
