-- id: appeal_outcome_without_decision
-- version: 1
-- title: Appeal with an outcome, but no day of the decision
-- table: appeal
-- severity: info
-- among: outcome <> 'pending'
-- why: Days to a decision cannot be told.
-- mend: Export the day on which the payer decided.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from appeal
where outcome <> 'pending' and decided_on is null and decided_day is null
