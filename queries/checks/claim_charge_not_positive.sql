-- id: claim_charge_not_positive
-- version: 1
-- title: Charge of 0 or less
-- table: claim_line
-- severity: warning
-- why: The line counts among lines billed and adds nothing to dollars, so the two rates part.
-- mend: Leave out lines for information only; export a credit as a reversal on the remittance.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where charge <= 0
