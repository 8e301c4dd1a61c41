-- id: discharge_reasons
-- version: 1
-- title: Discharge reasons
-- question: Why did people leave?
-- kind: breakdown
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
-- better: neutral
-- source: TEDS-D REASON
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge, under its reason; those without one are "unknown"
-- not_counts: people still here
-- categories: [completed, transferred, left_early, terminated, incarcerated, died, other, unknown]
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason as category
from episode_fact
where is_discharged
