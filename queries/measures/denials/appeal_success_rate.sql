-- id: appeal_success_rate
-- version: 1
-- title: Appeals won
-- question: Of the denials appealed and decided, how many were overturned?
-- kind: proportion
-- unit: appeal
-- date: appealed_on
-- ledger:
--   appealed: appealed in the period
--   decided: decided on every level
-- success: overturned
-- better: higher
-- ours: true
-- bounds_over: appealed
-- missing: not decided yet
-- window: the month of the first appeal
-- counts: >-
--   claims and lines appealed, once each, whatever the levels of appeal: overturned when any level overturned them.
--   One overturned in part is decided and not counted as overturned
-- not_counts: appeals still open, which the newest months are full of
-- settles_days: 90
-- example:
--   as_of: 2025-06-30
--   tables:
--     appeal:
--       - [claim_id, line_no, appealed_on, level, decided_on, outcome]
--       - [C1, 1, 2025-01-10, first, 2025-02-01, upheld]
--       - [C1, 1, 2025-02-10, second, 2025-03-01, overturned]
--       - [C2, 1, 2025-01-10, first, 2025-02-01, partial]
--       - [C3, 1, 2025-01-10, first, 2025-02-01, upheld]
--       - [C3, 1, 2025-02-10, second, null, pending]
--   expect: {k: 1, n: 2, ledger: [3, 2], bounds: [0.3333, 0.6667]}
--   reading: >-
--     C1 was upheld at first and overturned on the second level: won. C2 was overturned in part: not won. C3 waits for
--     its second level: with it, 1 or 2 of 3.
select
    claim_id,
    line_no,
    appealed_on,
    true as appealed,
    is_overturned or is_decided as decided,
    is_overturned as success
from appeal_case
