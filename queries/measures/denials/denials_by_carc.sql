-- id: denials_by_carc
-- version: 1
-- title: Initial denials by reason code
-- question: For which reason codes did payers deny lines, in full or in part?
-- kind: breakdown
-- unit: claim_line
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   denied: denied in full or in part
-- better: neutral
-- source: >-
--   Our setting: denied lines by claim adjustment reason code, on the classes of our table of reason codes
--   (queries/reference/carc_class.csv)
-- ours: true
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   line by line, the first answer of each primary payer, denied in full or in part. Each line counts once,
--   under the reason that took the largest amount of it; of equal amounts, the first in the alphabet. So the
--   groups add up to the lines denied
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. Reason codes that are no denial,
--   and codes nobody has classed
-- dimensions: [payer, carc, denial_class]
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
--   expect: {n: 5, groups: {'16': [1, 5], '31': [1, 5], '96': [1, 5], '197': [1, 5], '198': [1, 5]}}
--   reading: >-
--     C6 is of a secondary payer, C8 a duplicate, and what came for C2 in February a reversal and its correction:
--     seven claims with eight lines are left. Five lines were denied in full or in part, each for another reason: 1 +
--     1 + 1 + 1 + 1 = 5.
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
    is_denied as denied,
    coalesce(denial_carc, 'no code given') as category,
    coalesce(denial_carc, 'no code given') as carc,
    coalesce(denial_class, 'no code given') as denial_class
from line_answer
