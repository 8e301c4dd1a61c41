-- id: assessment_unscorable
-- version: 1
-- title: Assessment that gives no score
-- table: assessment
-- severity: warning
-- why: Too many answers are missing or out of range. The person counts as not measured that day.
-- mend: Complete the form with the person where that is still possible; make the fields required.
-- source: The missing-answer rule of each instrument, as the registry states it
select
    score._batch,
    score._file,
    score._line,
    score.episode_id
from score
inner join {{scales}} as scale
    on scale.instrument = score.instrument
    and scale.scale = score.scale
    and scale.is_measured_by
group by
    score._batch,
    score._file,
    score._line,
    score.episode_id
having bool_and(score.value is null)
