-- id: initial_denial_rate_dollars
-- version: 1
-- title: Initial denials, dollars denied
-- question: Of the dollars billed on lines payers answered for the first time, how many did they deny?
-- kind: amount_ratio
-- unit: claim_line
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   classified: with every reason known for what it is
--   amount_known: with the charge and the denied amount known
-- success: denied
-- better: lower
-- source: >-
--   Our setting: amounts taken by reason codes of a denial class, on the classes of our table of reason codes
--   (queries/reference/carc_class.csv), of the charges of the lines answered. HFMA counts whole charges
--   instead: see initial_denial_rate_charges
-- ours: true
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   line by line, the first answer of each primary payer; above: the sum of amounts under denial codes, in
--   lines denied in full and in part; below: their charges. A line denied without codes counts with all that
--   was not paid of it
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. What is above the fee schedule, the
--   deductible, coinsurance and copay are no denial. A line called partial without codes is left out: how
--   much of it was denied is not known
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
--   expect: {k: 5, n: 8, value: 0.4084, amount: [2050, 5020]}
--   reading: >-
--     C6 is of a secondary payer, C8 a duplicate, and what came for C2 in February a reversal and its correction:
--     seven claims with eight lines are left. 450 of C2, 200 of C3, 500 of C5, 450 of C9 and 450 of C10 were denied:
--     2,050 of 5,020 dollars billed.
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
    not is_unclassified as classified,
    charge is not null and denied_amount is not null as amount_known,
    denied_amount::double as part,
    charge::double as whole
from line_answer
