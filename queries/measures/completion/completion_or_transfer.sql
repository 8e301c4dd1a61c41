-- id: completion_or_transfer
-- version: 1
-- title: Completion or transfer
-- question: Of the people who left, how many completed treatment or went on to further treatment?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   known: with a known reason
-- success: completed treatment, or transferred to further treatment
-- better: higher
-- source: SAMHSA TEDS-D, completion and transfer combined as positive conclusions (definition B)
-- bounds_over: discharged
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge with a known reason; transfers count as success
-- not_counts: people still here, and discharges without a known reason
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason <> 'unknown' as known,
    discharge_reason in ('completed', 'transferred') as success
from episode_fact
where is_discharged
