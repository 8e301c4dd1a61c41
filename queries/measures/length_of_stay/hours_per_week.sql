-- id: hours_per_week
-- version: 1
-- title: Hours attended a week
-- question: How many hours a week did people attend?
-- kind: duration
-- unit: week
-- date: week_on
-- ledger:
--   whole: in which the person was here from Monday to Sunday
-- better: neutral
-- value_unit: hours
-- ours: true
-- window: the month of the week's Monday
-- counts: >-
--   the hours attended in each whole week of a stay, also weeks in which nobody came; the scheduled hours where the
--   export does not give the hours attended. Without calendar dates, weeks are counted from the day of admission
-- not_counts: >-
--   the first and the last week where they are not whole, weeks not over when the data ends, and stays without any
--   attendance in the export. Who left early is counted to the last day attended
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, level_of_care, admitted_on, discharged_on]
--       - [e1, IOP, 2025-01-06, 2025-02-05]
--     attendance:
--       - [episode_id, service_on, status, attended_minutes]
--       - [e1, 2025-01-06, attended, 720]
--       - [e1, 2025-01-13, attended, 540]
--       - [e1, 2025-01-20, attended, 510]
--       - [e1, 2025-01-27, attended, 900]
--       - [e1, 2025-02-03, attended, 600]
--   expect: {n: 4, value: 10.5}
--   reading: >-
--     Four whole weeks of 12, 9, 8.5 and 15 hours; the fifth ends with the discharge on its Wednesday. The median of
--     8.5, 9, 12 and 15 is 10.5 hours.
select
    episode_id,
    week,
    episode_id as person,
    week_on,
    true as whole,
    minutes / 60.0 as days
from stay_week
