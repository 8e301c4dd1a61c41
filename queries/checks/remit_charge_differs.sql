-- id: remit_charge_differs
-- version: 1
-- title: Charge differs from the claim
-- table: remit_line
-- severity: warning
-- among: charge is not null and exists (select 1 from claim_line)
-- why: Dollars denied are held against dollars billed. Two charges for one line give two rates.
-- mend: Check that claim and line numbers match, and which of the two exports was corrected later.
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
-- A reversal carries the charge turned round.
where abs(remit_line.charge) <> abs(claim_line.charge)
