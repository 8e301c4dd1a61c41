-- id: no_show_rate
-- version: 1
-- title: No-shows
-- question: At how many of the services people were expected at did they not appear, and not call?
-- kind: proportion
-- unit: session
-- date: service_on
-- ledger:
--   scheduled: scheduled in the period
--   in_stay: during a stay
--   expected: not cancelled by the program
-- success: did not appear
-- better: lower
-- ours: true
-- window: the month of the service
-- counts: >-
--   services attended, missed or called off late. Sessions of one person hang together, so the interval is narrower
--   than it should be
-- not_counts: services the program cancelled, services after the discharge, and services after the data ends
-- dimensions: [service_type, modality]
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-06]
--     attendance:
--       - [episode_id, service_day, status]
--       - [e1, 0, attended]
--       - [e1, 1, attended]
--       - [e1, 2, attended]
--       - [e1, 3, attended]
--       - [e1, 4, attended]
--       - [e1, 7, attended]
--       - [e1, 8, attended]
--       - [e1, 9, attended]
--       - [e1, 10, attended]
--       - [e1, 11, attended]
--       - [e1, 14, no_show]
--       - [e1, 15, no_show]
--       - [e1, 16, late_cancel]
--       - [e1, 17, program_cancel]
--       - [e1, 18, program_cancel]
--   expect: {k: 2, n: 13, ledger: [15, 15, 13]}
--   reading: 2 no-shows of 10 + 2 + 1 = 13; who called off late is expected too, but is no no-show.
select
    session_no,
    episode_id,
    episode_id as person,
    service_on,
    service_type,
    modality,
    true as scheduled,
    is_in_stay as in_stay,
    status <> 'program_cancel' as expected,
    status = 'no_show' as success
from session
