-- id: assessment_item_out_of_range
-- version: 1
-- title: Answer outside the range of its question
-- table: assessment
-- severity: error
-- among: cardinality(items) > 0
-- why: It is outside the range or between the answers that count. It is read as missing, so the score is prorated or lost.
-- mend: Correct the answer from the form; check that no column of the export is shifted.
-- source: The range of each question in the instrument registry
select distinct
    answer._batch,
    answer._file,
    answer._line,
    answer.episode_id
from {{answers}} as answer
where
    answer.given <> -8
    and (
        answer.given not between answer.least and answer.most
        or not coalesce(list_contains(answer.listed, answer.given), true)
    )
