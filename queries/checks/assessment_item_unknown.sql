-- id: assessment_item_unknown
-- version: 1
-- title: Answer to a question the instrument does not have
-- table: assessment
-- severity: warning
-- among: "cardinality(items) > 0 and instrument in (select scale.instrument from {{scales}} as scale)"
-- why: A column too many often means another form, such as a PHQ-9 read as a PHQ-8.
-- mend: Correct the instrument of these rows, or the names of their columns.
-- ours: true
select distinct
    answer._batch,
    answer._file,
    answer._line,
    answer.episode_id
from {{answers}} as answer
where
    answer.most is null
    and answer.instrument in (select scale.instrument from {{scales}} as scale)
