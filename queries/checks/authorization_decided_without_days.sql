-- id: authorization_decided_without_days
-- version: 1
-- title: Decided, but no number of days
-- table: authorization
-- severity: warning
-- among: decided_on is not null or decided_day is not null
-- why: An empty cell is not 0 days. The request is in no rate of days approved.
-- mend: Enter the days approved; 0 where the request was refused.
-- ours: true
select
    _batch,
    _file,
    _line,
    authorization_id
from "authorization"
where (decided_on is not null or decided_day is not null) and days_approved is null
