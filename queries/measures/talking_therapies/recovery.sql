-- id: talking_therapies_recovery
-- version: 1
-- title: Recovery, NHS Talking Therapies rule (UK)
-- question: Of the people who left and began as a case on either questionnaire, how many ended below both cut-offs?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   treated: who came twice or more
--   both: scored on both questionnaires at the start
--   case: with a case at the start, a PHQ-9 of 10 or more or a GAD-7 of 8 or more
--   rescored: "scored again on both {rescore_min_days} days later or more"
-- success: below 10 on the PHQ-9 and below 8 on the GAD-7 at the end
-- better: higher
-- source: >-
--   NHS Talking Therapies: caseness is a PHQ-9 above 9 or a GAD-7 above 7; recovery is both below at the end
-- ours: true
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge]
-- bounds_over: case
-- change: true
-- window: >-
--   start: first score from {baseline_days_before} days before admission to {baseline_days_after} days after;
--   last: {rescore_min_days} days later or more, to {rescore_days_after_discharge} days after discharge
-- counts: >-
--   people discharged with a PHQ-9 and a GAD-7 at the start and again, and with two or more days attended where the
--   export tells. The rule is that of a service in the United Kingdom and no standard of the United States
-- not_counts: people still here, people who came once, and people without both scores twice
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [C1, 2025-01-06, 2025-02-28]
--       - [C3, 2025-01-06, 2025-02-28]
--       - [C4, 2025-01-06, 2025-02-28]
--       - [C7, 2025-01-06, 2025-02-28]
--       - [C5, 2025-01-06, 2025-02-28]
--     assessment:
--       - [episode_id, instrument, assessed_on, total]
--       - [C1, phq-9, 2025-01-06, 18]
--       - [C1, phq-9, 2025-02-27, 9]
--       - [C1, gad-7, 2025-01-06, 15]
--       - [C1, gad-7, 2025-02-27, 7]
--       - [C3, phq-9, 2025-01-06, 12]
--       - [C3, phq-9, 2025-02-27, 6]
--       - [C3, gad-7, 2025-01-06, 9]
--       - [C3, gad-7, 2025-02-27, 8]
--       - [C4, phq-9, 2025-01-06, 11]
--       - [C4, phq-9, 2025-02-27, 8]
--       - [C4, gad-7, 2025-01-06, 7]
--       - [C4, gad-7, 2025-02-27, 5]
--       - [C7, phq-9, 2025-01-06, 20]
--       - [C7, phq-9, 2025-02-27, 14]
--       - [C7, gad-7, 2025-01-06, 6]
--       - [C7, gad-7, 2025-02-27, 11]
--       - [C5, phq-9, 2025-01-06, 9]
--       - [C5, phq-9, 2025-02-27, 4]
--       - [C5, gad-7, 2025-01-06, 7]
--       - [C5, gad-7, 2025-02-27, 3]
--   expect: {k: 2, n: 4}
--   reading: >-
--     C5 was no case at the start. C1 ended at 9 and 7 and C4 at 8 and 5, both below both cut-offs; C3 ended with a
--     GAD-7 of 8 and C7 with a PHQ-9 of 14. 2 of 4.
select
    episode_id,
    discharged_on,
    true as discharged,
    days_attended is null or days_attended >= 2 as treated,
    phq_start is not null and gad_start is not null as "both",
    phq_start >= 10 or gad_start >= 8 as "case",
    phq_end is not null and gad_end is not null as rescored,
    phq_end < 10 and gad_end < 8 as success
from talking_therapies
