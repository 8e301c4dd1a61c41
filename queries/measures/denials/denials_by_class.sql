-- id: denials_by_class
-- version: 1
-- title: Initial denials by kind of reason
-- question: For which kinds of reason did payers deny lines, in full or in part?
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
--   Our setting: denied lines by class of reason, on the classes of our table of reason codes
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
    coalesce(denial_class, 'no code given') as category,
    coalesce(denial_carc, 'no code given') as carc,
    coalesce(denial_class, 'no code given') as denial_class
from line_answer
