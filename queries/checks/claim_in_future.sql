-- id: claim_in_future
-- version: 1
-- title: Service or submission after the last day the data knows
-- table: claim_line
-- severity: error
-- among: service_from is not null
-- why: It cannot have happened yet, and denial rates count it among what was billed.
-- mend: Correct the year or month in the billing system.
-- ours: true
select
    claim_line._batch,
    claim_line._file,
    claim_line._line,
    claim_line.claim_id,
    claim_line.line_no
from claim_line
cross join snapshot_fact
where claim_line.service_from > snapshot_fact.as_of or claim_line.submitted_on > snapshot_fact.as_of
