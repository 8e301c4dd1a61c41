-- id: talking_therapies_reliable_improvement
-- version: 1
-- title: Reliable improvement, NHS Talking Therapies rule (UK)
-- question: Of the people who left, how many were reliably better on either questionnaire and reliably worse on neither?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   treated: who came twice or more
--   both: scored on both questionnaires at the start
--   rescored: "scored again on both {rescore_min_days} days later or more"
-- success: 6 points better on the PHQ-9 or 4 on the GAD-7, and on neither as much worse
-- better: higher
-- source: >-
--   NHS Talking Therapies: 6 points on the PHQ-9, 4 on the GAD-7. That neither may be reliably worse is from memory of the rule
-- ours: true
-- settings: [baseline_days_before, baseline_days_after, rescore_min_days, rescore_days_after_discharge]
-- bounds_over: treated
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
--   expect: {k: 3, n: 5}
--   reading: >-
--     C1 is better by 9 and 8, C3 by 6 and 1, C5 by 5 and 4. C4 is better by 3 and 2, too little; C7 is better by 6 on
--     the PHQ-9 and worse by 5 on the GAD-7: neither better nor worse. 3 of 5.
select
    episode_id,
    discharged_on,
    true as discharged,
    days_attended is null or days_attended >= 2 as treated,
    phq_start is not null and gad_start is not null as "both",
    phq_end is not null and gad_end is not null as rescored,
    (phq_start - phq_end >= 6 or gad_start - gad_end >= 4) and phq_end - phq_start < 6 and gad_end - gad_start < 4 as success
from talking_therapies
