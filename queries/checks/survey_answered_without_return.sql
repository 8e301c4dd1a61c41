-- id: survey_answered_without_return
-- version: 1
-- title: Survey with answers, but no day of return
-- table: survey
-- severity: warning
-- among: total is not null or cardinality(items) > 0
-- why: It cannot be placed in a month, and the response rate misses it.
-- mend: Export the day on which the survey came back.
-- ours: true
select
    _batch,
    _file,
    _line,
    survey_id
from survey
where
    (total is not null or cardinality(items) > 0)
    and returned_on is null
    and returned_day is null
