-- id: initial_denial_rate_line_any
-- version: 1
-- title: Initial denials, lines denied in full or in part
-- question: Of the lines payers answered for the first time, how many did they deny in full or in part?
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
-- success: denied in full or in part
-- better: lower
-- source: >-
--   HFMA Claim Integrity Task Force: initial denials, counted by line as its appendix 2 advises. Ours: what
--   is a denial rests on the classes of our table of reason codes (queries/reference/carc_class.csv); the
--   lines below are those answered in the same month, not the average of the three months before
-- bounds_over: original
-- missing: short of money for a reason nobody has classed
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   line by line, the first answer of each primary payer: a reason code of a denial class took an amount,
--   whether or not the rest was paid
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. A line that is short of money for
--   an unclassified reason alone counts neither way
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
--     seven claims with eight lines are left. Four lines were denied in full, and the line of C9 in part. 5 of 8.
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
    is_denied as success
from line_answer
