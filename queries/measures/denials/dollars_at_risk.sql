-- id: dollars_at_risk
-- version: 1
-- title: Dollars denied and not answered again
-- question: Of the dollars denied at first, how many has nobody answered again since?
-- kind: amount_ratio
-- unit: claim_line
-- date: remitted_on
-- ledger:
--   answered: answered by a payer
--   adjudicated: processed or denied, not pending, forwarded, reversed or predetermined
--   primary_payer: answered by the primary payer
--   first_answer: with the payer's first answer, not only its correction
--   original: not turned away as duplicates
--   denied: denied in full or in part
--   amount_known: with the denied amount known
-- success: still open
-- better: lower
-- source: >-
--   Our setting: amounts under reason codes of a denial class (queries/reference/carc_class.csv) on lines without a
--   later answer of the same payer
-- ours: true
-- window: >-
--   the month of the first denial; group by denial_age for the days since then, up to the day the data end. A line may be
--   answered again for months, so the last 90 days are still provisional
-- counts: >-
--   above, the amounts denied on the first answer of lines that were not answered again; below, all amounts denied on
--   first answers
-- not_counts: >-
--   secondary and tertiary payers, reversals (22) and what follows one, claims forwarded (23),
--   predeterminations (25), duplicates (CARC 18). A reversal alone is no answer. Of lines called partial without codes
--   it is not known how much was denied
-- settles_days: 90
-- dimensions: [payer, carc, denial_class, denial_age]
-- example:
--   as_of: 2025-03-31
--   tables:
--     remit_line:
--       - [claim_id, line_no, claim_status, remitted_on, charge, paid, adjustments]
--       - [C2, 1, '1', 2025-01-10, 450, 0, 'CO-197:450']
--       - [C2, 1, '1', 2025-02-20, 450, 310, 'CO-45:140']
--       - [C5, 1, '4', 2025-01-10, 500, 0, 'CO-31:500']
--       - [C9, 1, '1', 2025-03-20, 2250, 1350, 'CO-45:450;CO-198:450']
--   by: denial_age
--   expect: {k: 2, n: 3, value: 0.6786, amount: [950, 1400]}
--   reading: >-
--     450 + 500 + 450 = 1,400 dollars were denied. C2 was answered again; 500 of C5, denied 80 days ago, and 450 of
--     C9, denied 11 days ago, are open: 950 of 1,400.
select
    line_answer.claim_id,
    line_answer.line_no,
    line_answer.payer,
    line_answer.remitted_on,
    true as answered,
    line_answer.is_adjudicated as adjudicated,
    line_answer.is_primary as primary_payer,
    line_answer.is_first as first_answer,
    line_answer.is_original as original,
    line_answer.is_denied as denied,
    line_answer.denied_amount is not null as amount_known,
    coalesce(line_answer.denial_carc, 'no code given') as carc,
    coalesce(line_answer.denial_class, 'no code given') as denial_class,
    case
        when snapshot_fact.as_of - line_answer.remitted_on <= 30 then '0 to 30 days'
        when snapshot_fact.as_of - line_answer.remitted_on <= 60 then '31 to 60 days'
        when snapshot_fact.as_of - line_answer.remitted_on <= 90 then '61 to 90 days'
        when snapshot_fact.as_of - line_answer.remitted_on > 90 then 'over 90 days'
    end as denial_age,
    case when line_answer.is_answered_again then 0 else line_answer.denied_amount end::double as part,
    line_answer.denied_amount::double as whole
from line_answer
cross join snapshot_fact
