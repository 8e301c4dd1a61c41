-- id: first_pass_paid_rate
-- version: 1
-- title: Claims paid at first
-- question: Of the claims payers answered for the first time, on how many did they pay something?
-- kind: proportion
-- unit: claim
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
-- success: paid something at first
-- better: higher
-- source: >-
--   Our setting: claims with a payment on the first answer of the primary payer, of all claims in the initial
--   set
-- ours: true
-- window: >-
--   the month of the first remittance; lines are counted in the month they were answered, not in the month of
--   the service
-- counts: >-
--   claim by claim, the first answer of each primary payer to its lines: something was paid on the claim
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18), lines not yet answered. It does not say that all was paid
--   that was owed
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
    coalesce(paid > 0, false) as success
from claim_answer
