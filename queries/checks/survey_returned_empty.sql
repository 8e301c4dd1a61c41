-- id: survey_returned_empty
-- version: 1
-- title: Survey returned without an answer
-- table: survey
-- severity: warning
-- among: returned_on is not null or returned_day is not null
-- why: It counts as a response and adds nothing to satisfaction.
-- mend: Check that the export carries the answers; an empty form is not a response.
-- ours: true
select
    _batch,
    _file,
    _line,
    survey_id
from survey
where
    (returned_on is not null or returned_day is not null)
    and total is null
    and coalesce(cardinality(items), 0) = 0
