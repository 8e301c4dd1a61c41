-- id: survey_returned_without_offer
-- version: 1
-- title: Survey returned, but never offered
-- table: survey
-- severity: warning
-- among: returned_on is not null or returned_day is not null
-- why: The response rate is returned of offered. Without the offer it comes out too high.
-- mend: Export every survey offered with its date, also those that came back.
-- ours: true
select
    _batch,
    _file,
    _line,
    survey_id
from survey
where
    (returned_on is not null or returned_day is not null)
    and offered_on is null
    and offered_day is null
