-- id: authorization_approved_over_requested
-- version: 1
-- title: More days approved than requested
-- table: authorization
-- severity: warning
-- among: days_approved is not null
-- why: The share of days approved passes 100%. Often approved and requested were swapped, or extensions added up.
-- mend: Enter one row for each request, with the days of that request.
-- ours: true
select
    _batch,
    _file,
    _line,
    authorization_id
from "authorization"
where days_approved > days_requested
