-- id: partial_denial_rate_line
-- version: 1
-- title: Initial denials, lines denied in part
-- question: Of the lines payers answered for the first time, of how many did they pay some and deny the rest?
-- kind: proportion
-- unit: claim_line
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   classified: with every reason known for what it is
-- success: paid in part, the rest denied
-- better: lower
-- source: >-
--   Our setting: lines with a payment and an amount under a reason code of a denial class, on the classes of our
--   table of reason codes (queries/reference/carc_class.csv)
-- ours: true
-- bounds_over: original
-- missing: short of money for a reason nobody has classed
-- window: the month of the first remittance
-- counts: >-
--   line by line, the first answer of each primary payer: something was paid, and a reason code of a denial class took
--   an amount
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered
-- dimensions: [payer]
-- example:
--   as_of: 2025-06-30
--   tables:
--     remit_line:
--       - [claim_id, line_no, claim_status, remitted_on, charge, paid, adjustments]
--       - [C1, 1, '1', 2025-01-10, 450, 300, 'CO-45:150']
--       - [C2, 1, '1', 2025-01-10, 450, 0, 'CO-197:450']
--       - [C9, 1, '1', 2025-01-10, 2250, 1350, 'CO-45:450;CO-198:450']
--   expect: {k: 1, n: 3}
--   reading: >-
--     C9 was paid 1,350 and denied 450 (198, authorization exceeded); C2 was denied in full, and of C1 only the fee
--     schedule took a part. 1 of 3.
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
    paid > 0 and is_denied as success
from line_answer
