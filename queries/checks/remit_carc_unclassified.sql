-- id: remit_carc_unclassified
-- version: 1
-- title: Adjustment reason nobody has classed
-- table: remit_line
-- severity: warning
-- among: adjustments is not null
-- why: An unknown reason counts as neither denied nor paid in full, so a denial may hide in it.
-- mend: Add the code with its class to carc_class.csv in the data folder, or correct the code.
-- ours: true
select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
where remit_line.rowid in (
    select remit_adjustment.remittance_id
    from remit_adjustment
    where remit_adjustment.class = 'unclassified'
)
