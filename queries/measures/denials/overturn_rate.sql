-- id: overturn_rate
-- version: 1
-- title: Denied claims paid later
-- question: Of the claims denied in full at first and answered again, how many were then paid?
-- kind: proportion
-- unit: claim
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   denied: denied in full at first
--   answered_again: answered again since
-- success: paid after a first denial
-- better: higher
-- source: >-
--   Our setting: denied claims later paid something, of denied claims with a later answer; what is a denial
--   rests on the classes of our table of reason codes (queries/reference/carc_class.csv)
-- ours: true
-- window: >-
--   the month of the first denial; a claim may be answered again for months, so the last 90 days are still
--   open
-- counts: >-
--   claim by claim: nothing was paid and a line was denied on the first answer, and on the latest answer of
--   the same payer something was
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. Denied claims that were never
--   answered again count neither way, a reversal alone is no answer
-- settles_days: 90
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
--   expect: {k: 1, n: 1, ledger: [9, 9, 8, 8, 7, 3, 1]}
--   reading: >-
--     C6 is of a secondary payer, C8 a duplicate, and what came for C2 in February a reversal and its correction:
--     seven claims with eight lines are left. Of C2, C5 and C10, denied in full, only C2 was answered again, and then
--     paid. 1 of 1.
select
    claim_id,
    payer,
    remitted_on,
    true as answered,
    is_adjudicated as adjudicated,
    is_primary as primary_payer,
    is_first as first_answer,
    is_original as original,
    paid <= 0 and is_denied as denied,
    is_answered_again as answered_again,
    coalesce(latest_paid > 0, false) as success
from claim_answer
