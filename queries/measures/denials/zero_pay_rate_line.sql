-- id: zero_pay_rate_line
-- version: 1
-- title: Lines paid nothing
-- question: >-
--   Of the lines payers answered for the first time, how many were paid nothing, for whatever reason?
-- kind: proportion
-- unit: claim_line
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
-- success: paid nothing
-- better: lower
-- source: >-
--   HFMA Claim Integrity Task Force, primary denials, by line: zero remits of all remits, primary payers,
--   without duplicates. It counts deductibles: a line paid nothing need not be denied
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: 'line by line, the first answer of each primary payer: nothing was paid, denied or not'
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered
-- dimensions: [payer]
select
    claim_id,
    line_no,
    payer,
    remitted_on,
    true as answered,
    is_adjudicated as adjudicated,
    is_primary as primary_payer,
    is_first as first_answer,
    is_original as original,
    paid <= 0 as success
from line_answer
