-- id: remit_paid_over_charge
-- version: 1
-- title: Paid more than charged
-- table: remit_line
-- severity: error
-- among: charge > 0
-- why: A payer does not pay above the charge. The amounts belong to another line, or interest was added in.
-- mend: Correct the posting; keep interest and bonuses apart from the line.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from remit_line
where charge > 0 and paid > charge
