-- id: assessment_total_out_of_range
-- version: 1
-- title: Total outside the range of its scale
-- table: assessment
-- severity: error
-- among: total is not null
-- why: No set of answers can give it. The total is not used.
-- mend: Correct the total; check that the column is the total and not an id or a percentage.
-- source: The range of each scale in the instrument registry
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
inner join {{scales}} as scale on scale.instrument = assessment.instrument and scale.is_total
where assessment.total not between scale.least and scale.most
