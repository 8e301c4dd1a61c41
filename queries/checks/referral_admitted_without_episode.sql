-- id: referral_admitted_without_episode
-- version: 1
-- title: Admitted referral that names no episode
-- table: referral
-- severity: info
-- among: outcome = 'admitted'
-- why: The rate of admission counts it. The stay it led to cannot be found from it.
-- mend: Enter the episode code of the stay, once there is one.
-- ours: true
select
    _batch,
    _file,
    _line,
    referral_id
from referral
where outcome = 'admitted' and episode_id is null
