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
