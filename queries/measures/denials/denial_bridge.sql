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
    remittance_id,
    claim_id,
    line_no,
    payer,
    remitted_on,
    true as in_file,
    case
        when answer = 'reversal' then 'reversal'
        when answer = 'forwarded' then 'forwarded to another payer'
        when answer = 'predetermination' then 'predetermination'
        when answer = 'secondary' then 'later payer'
        when answer = 'other' then 'pending or status unknown'
        when is_duplicate then 'duplicate'
        when is_correction then 'corrected after a reversal'
        when not stands_for_line then 'answered again'
        when paid > 0 and is_denied then 'denied in part'
        when paid > 0 then 'paid'
        when is_denied then 'denied in full'
        when is_unclassified then 'unpaid for an unclassified reason'
        else 'paid nothing, not denied'
    end as category
from remittance
