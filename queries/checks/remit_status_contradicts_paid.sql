-- id: remit_status_contradicts_paid
-- version: 1
-- title: Called denied, yet paid
-- table: remit_line
-- severity: error
-- among: status = 'denied' or claim_status in ('4', '04')
-- why: The words and the money disagree. Without reason codes the words decide, and the line counts as denied.
-- mend: Post the answer again from the remittance.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from remit_line
where (status = 'denied' or claim_status in ('4', '04')) and paid > 0
