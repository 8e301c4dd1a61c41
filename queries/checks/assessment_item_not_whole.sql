-- id: assessment_item_not_whole
-- version: 1
-- title: Answer that is not a whole number
-- table: assessment
-- severity: error
-- among: cardinality(items) > 0
-- why: There is no half answer. It is read as missing, so the score is prorated or lost.
-- mend: Export the answers as given, not their mean.
-- source: The questions of the instrument registry
select distinct
    answer._batch,
    answer._file,
    answer._line,
    answer.episode_id
from {{answers}} as answer
where answer.is_whole and answer.given <> floor(answer.given)
