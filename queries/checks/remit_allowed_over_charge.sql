-- id: remit_allowed_over_charge
-- version: 1
-- title: Allowed more than charged
-- table: remit_line
-- severity: warning
-- among: charge > 0 and allowed is not null
-- why: The charge is below what the payer would pay, or the two columns were swapped.
-- mend: Check the columns of the export, then the price list.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from remit_line
where charge > 0 and allowed > charge
