-- id: completion_internal
-- version: 1
-- title: Completion, without those who left for outside reasons
-- question: Of the people whose leaving was in our hands or theirs, how many completed treatment?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   inside: who were not transferred or incarcerated and did not die
--   known: with a known reason
-- success: completed treatment; transfers, incarcerations and deaths are left out
-- better: higher
-- ours: true
-- bounds_over: inside
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: discharges with a known reason other than transfer, incarceration and death (definition C)
-- not_counts: people still here; transfers, incarcerations, deaths; discharges without a known reason
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason not in ('transferred', 'incarcerated', 'died') as inside,
    discharge_reason <> 'unknown' as known,
    discharge_reason = 'completed' as success
from episode_fact
where is_discharged
