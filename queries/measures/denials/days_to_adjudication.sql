-- id: days_to_adjudication
-- version: 1
-- title: Days to first answer
-- question: How long did payers take from the bill to their first answer?
-- kind: duration
-- unit: claim
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   submitted: with the day they were submitted known
--   in_order: answered on that day or later
-- better: lower
-- source: >-
--   Our setting: days from the first submission of the claim to the first remittance of the primary payer;
--   median and quartiles
-- ours: true
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   claim by claim, whole days from the day its first line was submitted to the day of the first answer,
--   whatever it was
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. Claims still waiting are not in it,
--   so the newest months look quicker than they are
-- dimensions: [payer]
-- example:
--   as_of: 2025-06-30
--   tables:
--     claim_line:
--       - [claim_id, line_no, submitted_on, charge]
--       - [A, 1, 2025-01-03, 450]
--       - [A, 2, 2025-01-05, 450]
--       - [B, 1, 2025-01-06, 450]
--       - [C, 1, null, 450]
--     remit_line:
--       - [claim_id, line_no, claim_status, remitted_on, charge, paid, adjustments]
--       - [A, 1, '1', 2025-01-10, 450, 0, 'CO-197:450']
--       - [B, 1, '1', 2025-01-10, 450, 300, 'CO-45:150']
--       - [C, 1, '1', 2025-01-10, 450, 300, 'CO-45:150']
--   expect: {n: 2, value: 5.5}
--   reading: >-
--     A was first submitted on 3 January and answered after 7 days, B after 4; when C was submitted is not known. The
--     median of 4 and 7 is 5.5.
select
    claim_id,
    payer,
    remitted_on,
    true as answered,
    is_adjudicated as adjudicated,
    is_primary as primary_payer,
    is_first as first_answer,
    is_original as original,
    days_to_answer is not null as submitted,
    days_to_answer >= 0 as in_order,
    days_to_answer as days
from claim_answer
