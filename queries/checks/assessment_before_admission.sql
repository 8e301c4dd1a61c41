-- id: assessment_before_admission
-- version: 1
-- title: Assessed more than {baseline_days_before} days before admission
-- table: assessment
-- severity: warning
-- settings: [baseline_days_before]
-- why: It is too early to be a baseline, so the person may look as if never measured at the start.
-- mend: Assess again at admission, or book the assessment to the earlier stay.
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
    < -setting_baseline_days_before()
