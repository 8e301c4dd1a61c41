-- id: appeal_decided_without_outcome
-- version: 1
-- title: Appeal decided, but no outcome
-- table: appeal
-- severity: warning
-- among: decided_on is not null or decided_day is not null
-- why: The appeal is left out of the share of appeals that succeed.
-- mend: Enter overturned, partial or upheld.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from appeal
where
    (decided_on is not null or decided_day is not null)
    and coalesce(outcome::varchar, 'pending') = 'pending'
