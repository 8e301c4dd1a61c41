-- id: remit_in_future
-- version: 1
-- title: Answered after the last day the data knows
-- table: remit_line
-- severity: warning
-- among: remitted_on is not null
-- why: It counts nowhere until the date has come. Remittances are sometimes dated by their payment.
-- mend: Correct the date, or state the day on which the export was made.
-- ours: true
select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
cross join snapshot_fact
where remit_line.remitted_on > snapshot_fact.as_of
