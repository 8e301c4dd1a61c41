-- id: episode_referred_after_admission
-- version: 1
-- title: Referred after admission
-- table: episode
-- severity: warning
-- why: Days to admission would be below zero. The episode is left out of access figures.
-- mend: Enter the date of the referral that led to this stay, not of a later one.
-- source: CARF, service access is measured from referral to the first service
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where coalesce(referred_day, referred_on - admitted_on) > coalesce(admitted_day, 0)
