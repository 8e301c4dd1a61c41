-- id: length_of_stay_journey
-- version: 1
-- title: Length of the whole journey
-- question: How many days were people in treatment, over all programs they went through without a break?
-- kind: duration
-- unit: journey
-- date: discharged_on
-- ledger:
--   ended: ended in the period
--   both_ends: with both the first and the last day known
-- better: neutral
-- ours: true
-- settings: [journey_gap_days]
-- window: the month in which the last stay of the journey ended
-- counts: >-
--   stays of one person with no more than {journey_gap_days} days between them, such as PHP, then IOP, then OP, are
--   one journey: calendar days from the first admission to the last discharge. A journey is told under the program
--   it began in
-- not_counts: journeys of people who are still in one of its programs
-- settles_days: "{journey_gap_days}"
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, person_id, level_of_care, admitted_on, discharged_on]
--       - [e1, p1, PHP, 2025-01-02, 2025-01-20]
--       - [e2, p1, IOP, 2025-01-22, 2025-03-01]
--       - [e3, p1, OP, 2025-03-10, 2025-05-01]
--   expect: {n: 2, value: 55}
--   reading: >-
--     Two days lie between PHP and IOP: one journey of 58 days, from 2 January to 1 March. Nine days lie before OP:
--     a journey of its own, of 52 days. The median of 52 and 58 is 55.
select
    episode_id,
    discharged_on,
    is_over as ended,
    days is not null as both_ends,
    days
from journey
where is_over
