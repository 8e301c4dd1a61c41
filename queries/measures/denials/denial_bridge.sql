-- id: denial_bridge
-- version: 1
-- title: From the file to the rates
-- question: What became of every line of the remittances on the way to the denial rates?
-- kind: breakdown
-- unit: answer
-- date: remitted_on
-- ledger:
--   in_file: in the remittances of the period
-- better: neutral
-- ours: true
-- window: the month of each answer
-- counts: >-
--   every line of every remittance once, so that the parts add up to the file. The lines of initial_denial_rate_line
--   are those paid, paid nothing but not denied, denied in part and denied in full
-- not_counts: answers dated after the data ends
-- categories:
--   - paid
--   - paid nothing, not denied
--   - denied in part
--   - denied in full
--   - unpaid for an unclassified reason
--   - duplicate
--   - corrected after a reversal
--   - answered again
--   - reversal
--   - later payer
--   - forwarded to another payer
--   - predetermination
--   - pending or status unknown
-- dimensions: [payer]
-- example:
--   as_of: 2025-06-30
--   tables:
--     remit_line:
--       - [claim_id, line_no, claim_status, remitted_on, charge, paid, adjustments]
--       - [C1, 1, '1', 2025-01-10, 450, 300, 'CO-45:150']
--       - [C2, 1, '1', 2025-01-10, 450, 0, 'CO-197:450']
--       - [C2, 1, '22', 2025-02-20, -450, 0, 'CO-197:-450']
--       - [C2, 1, '1', 2025-02-20, 450, 310, 'CO-45:140']
--       - [C4, 1, '1', 2025-01-10, 600, 0, 'PR-1:480;CO-45:120']
--       - [C8, 1, '1', 2025-01-10, 450, 0, 'CO-18:450']
--       - [C9, 1, '1', 2025-01-10, 2250, 1350, 'CO-45:450;CO-198:450']
--   expect:
--     n: 7
--     groups:
--       paid: [1, 7]
--       paid nothing, not denied: [1, 7]
--       denied in part: [1, 7]
--       denied in full: [1, 7]
--       duplicate: [1, 7]
--       corrected after a reversal: [1, 7]
--       reversal: [1, 7]
--   reading: >-
--     Seven lines in the file. C2 was denied, taken back and paid: a denial, a reversal and a correction. C4 is the
--     deductible, C8 a duplicate. Four lines are left for the rate, one of them denied in full: 1 of 4.
select
    remittance.remittance_id,
    remittance.claim_id,
    remittance.line_no,
    remittance.payer,
    remittance.remitted_on,
    true as in_file,
    case
        when remittance.answer = 'reversal' then 'reversal'
        when remittance.answer = 'forwarded' then 'forwarded to another payer'
        when remittance.answer = 'predetermination' then 'predetermination'
        when remittance.answer = 'secondary' then 'later payer'
        when remittance.answer = 'other' then 'pending or status unknown'
        when remit_reason.is_duplicate then 'duplicate'
        when answer_order.is_correction then 'corrected after a reversal'
        when line_answer.remittance_id is null then 'answered again'
        when remittance.paid > 0 and remit_reason.is_denied then 'denied in part'
        when remittance.paid > 0 then 'paid'
        when remit_reason.is_denied then 'denied in full'
        when remit_reason.is_unclassified then 'unpaid for an unclassified reason'
        else 'paid nothing, not denied'
    end as category
from remittance
inner join remit_reason on remittance.remittance_id = remit_reason.remittance_id
inner join answer_order on remittance.remittance_id = answer_order.remittance_id
left join line_answer on remittance.remittance_id = line_answer.remittance_id
