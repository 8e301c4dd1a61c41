-- id: initial_denial_rate_claim_any
-- version: 1
-- title: Initial denials, claims with any line denied
-- question: >-
--   Of the claims payers answered for the first time, how many had a line denied in full or in part?
-- kind: proportion
-- unit: claim
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   classified: with every reason known for what it is
-- success: with a line denied in full or in part
-- better: lower
-- source: >-
--   HFMA Claim Integrity Task Force: initial denied claims of claims submitted. Ours: what is a denial rests
--   on the classes of our table of reason codes (queries/reference/carc_class.csv); the claims below are
--   those answered in the same month, not the average of the three months before
-- bounds_over: original
-- missing: short of money for a reason nobody has classed
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   claim by claim, the first answer of each primary payer to its lines: a reason code of a denial class took
--   an amount on at least one line
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. A claim short of money for
--   unclassified reasons alone counts neither way
-- dimensions: [payer]
select
    claim_id,
    payer,
    remitted_on,
    true as answered,
    is_adjudicated as adjudicated,
    is_primary as primary_payer,
    is_first as first_answer,
    is_original as original,
    is_denied or not is_unclassified as classified,
    is_denied as success
from claim_answer
