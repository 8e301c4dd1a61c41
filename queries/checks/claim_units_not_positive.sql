-- id: claim_units_not_positive
-- version: 1
-- title: Units of 0 or less
-- table: claim_line
-- severity: warning
-- among: units is not null
-- why: Nothing was billed for the charge; the payer denies such a line for missing information.
-- mend: Enter the units in the billing system.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where units <= 0
