-- id: claim_submitted_before_service
-- version: 1
-- title: Submitted before the service
-- table: claim_line
-- severity: error
-- among: submitted_on is not null or submitted_day is not null
-- why: A service to come cannot be billed. Days to an answer come out wrong.
-- mend: Correct the day of service or of submission in the billing system.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where submitted_on < service_from or submitted_day < service_from_day
