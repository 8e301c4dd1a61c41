-- id: "follow_up_reached_{day}"
-- version: 1
-- title: "Reached {day} days after discharge"
-- question: "Of the people who left, how many were reached {day} days later?"
-- for: {day: [30, 90]}
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   alive: who did not die
--   due: "{day} days before the data ends, or earlier"
-- success: "reached for the follow-up of day {day}"
-- better: higher
-- ours: true
-- window: the month of discharge
-- counts: everyone discharged long enough ago, whether anybody tried to reach them or not
-- not_counts: deaths, and people discharged too recently for the follow-up to be due
-- settles_days: "{day}"
-- example:
--   of: follow_up_reached_30
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on, discharge_reason]
--       - [e1, 2025-01-06, 2025-02-28, completed]
--       - [e2, 2025-01-06, 2025-02-28, left_early]
--       - [e3, 2025-01-06, 2025-02-28, died]
--       - [e4, 2025-05-06, 2025-06-15, completed]
--     follow_up:
--       - [episode_id, due_day, attempted_on, reached]
--       - [e1, 30, 2025-03-30, true]
--       - [e1, 90, 2025-05-29, false]
--   expect: {k: 1, n: 2, ledger: [4, 3, 2]}
--   reading: >-
--     One died, and one left 15 days ago. Of the other two one was reached on day 30; nobody tried to reach the second,
--     who counts as not reached. 1 of 2.
with reached as (
    select distinct
        episode_id
    from follow_up
    where
        reached
        and due_day = $day
        and (attempted_on is null or attempted_on <= (select as_of from snapshot_fact))
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    episode_fact.is_discharged as discharged,
    episode_fact.discharge_reason <> 'died' as alive,
    coalesce(episode_fact.known_for_days - episode_fact.stay_days >= $day, true) as due,
    reached.episode_id is not null as success
from episode_fact
left join reached
    on reached.episode_id = episode_fact.episode_id
where episode_fact.is_discharged
