-- id: remit_unbalanced
-- version: 1
-- title: Charge less adjustments is not what was paid
-- table: remit_line
-- severity: error
-- among: charge is not null and (adjustments is not null or claim_status is not null)
-- why: A remittance balances to the cent. Where it does not, an adjustment is missing, and so may a denial be.
-- mend: Export every adjustment of the line, also those the payer made to the claim as a whole.
-- source: X12 835, balancing of charge, adjustments and payment (1.10.2.1)
with adjusted as (
    select
        remittance_id,
        sum(amount) as amount
    from remit_adjustment
    group by remittance_id
)

select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
left join adjusted on adjusted.remittance_id = remit_line.rowid
cross join snapshot_fact
where
    (remit_line.adjustments is not null or remit_line.claim_status is not null)
    -- Adjustments of an answer to come are not yet read.
    and coalesce(remit_line.remitted_on <= snapshot_fact.as_of, true)
    and abs(remit_line.charge - coalesce(adjusted.amount, 0) - remit_line.paid) > 0.01
