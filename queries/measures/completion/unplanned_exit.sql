-- id: unplanned_exit
-- version: 1
-- title: Unplanned exits
-- question: Of the people who left, how many left early or were discharged by the program?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   known: with a known reason
-- success: left early, or discharged by the program
-- better: lower
-- source: TEDS-D REASON 2 and 3 of all discharges (definition E)
-- bounds_over: discharged
-- missing: without a known reason
-- window: the month of discharge, whenever they were admitted
-- counts: every discharge with a known reason
-- not_counts: people still here, and discharges without a known reason
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    discharge_reason <> 'unknown' as known,
    discharge_reason in ('left_early', 'terminated') as success
from episode_fact
where is_discharged
