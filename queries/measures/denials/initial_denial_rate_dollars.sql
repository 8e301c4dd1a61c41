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
