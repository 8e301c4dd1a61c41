-- id: completion
-- version: 1
-- title: Completion
-- question: Of the people who left, how many completed treatment?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   known: with a known reason
-- success: completed treatment
-- better: higher
-- source: TEDS-D REASON 1 of all discharges (definition A)
-- bounds_over: discharged
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge with a known reason, transfers and deaths among them
-- not_counts: people still here, and discharges without a known reason
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason <> 'unknown' as known,
    discharge_reason = 'completed' as success
from episode_fact
where is_discharged
