-- id: remit_before_submission
-- version: 1
-- title: Answered before the claim was submitted
-- table: remit_line
-- severity: warning
-- why: Days to an answer would be below zero. The date of submission is often that of a later resubmission.
-- mend: Export the day of the first submission.
-- ours: true
select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
inner join claim_line
    on claim_line.claim_id = remit_line.claim_id
    and claim_line.line_no = remit_line.line_no
where
    remit_line.remitted_on < claim_line.submitted_on
    or remit_line.remitted_day < claim_line.submitted_day
