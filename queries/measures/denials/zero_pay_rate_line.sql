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
-- example:
--   as_of: 2025-06-30
--   tables:
--     remit_line:
--       - [claim_id, line_no, claim_status, payer, remitted_on, charge, paid, adjustments]
--       - [C1, 1, '1', Payer A, 2025-01-10, 450, 300, 'CO-45:150']
--       - [C2, 1, '1', Payer A, 2025-01-10, 450, 0, 'CO-197:450']
--       - [C3, 1, '1', Payer A, 2025-01-10, 120, 60, 'CO-45:40;PR-2:20']
--       - [C3, 2, '1', Payer A, 2025-01-10, 200, 0, 'CO-16:200']
--       - [C4, 1, '1', Payer A, 2025-01-10, 600, 0, 'PR-1:480;CO-45:120']
--       - [C5, 1, '4', Payer A, 2025-01-10, 500, 0, 'CO-31:500']
--       - [C6, 1, '2', Payer B, 2025-01-10, 450, 50, 'OA-23:300;CO-45:100']
--       - [C2, 1, '22', Payer A, 2025-02-20, -450, 0, 'CO-197:-450']
--       - [C2, 1, '1', Payer A, 2025-02-20, 450, 310, 'CO-45:140']
--       - [C8, 1, '1', Payer A, 2025-01-10, 450, 0, 'CO-18:450']
--       - [C9, 1, '1', Payer A, 2025-01-10, 2250, 1350, 'CO-45:450;CO-198:450']
--       - [C10, 1, '1', Payer A, 2025-01-10, 450, 0, 'PR-96:450']
--   expect: {k: 5, n: 8}
--   reading: >-
--     C6 is of a secondary payer, C8 a duplicate, and what came for C2 in February a reversal and its correction:
--     seven claims with eight lines are left. The lines of C2, C4, C5 and C10 and the second of C3 were paid nothing.
--     5 of 8.
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
