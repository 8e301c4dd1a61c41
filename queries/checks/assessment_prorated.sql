-- id: assessment_prorated
-- version: 1
-- title: Score made up for by the answers there are
-- table: assessment
-- severity: info
-- among: cardinality(items) > 0
-- why: One or two answers are missing, and the mean of the others stands in for them.
-- mend: Make the fields required, and look which question people skip.
-- source: The missing-answer rule of each instrument, as the registry states it
select distinct
    _batch,
    _file,
    _line,
    episode_id
from score
where score_method = 'prorated'
