-- id: assessment_total_mismatch
-- version: 1
-- title: Total differs from the sum of its answers
-- table: assessment
-- severity: warning
-- among: total is not null and cardinality(items) > 0
-- why: The answers count, not the total. One of the two was changed or comes from another form.
-- mend: Correct the answers or the total at the source, and export both from the same record.
-- ours: true
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
inner join {{scales}} as scale on scale.instrument = assessment.instrument and scale.is_total
inner join score
    on score.instrument = assessment.instrument
    and score.scale = scale.scale
    and score.episode_id = assessment.episode_id
    and score._batch = assessment._batch
    and score._file = assessment._file
    and score._line = assessment._line
where score.score_method = 'complete' and abs(score.value - assessment.total) > 0.01
