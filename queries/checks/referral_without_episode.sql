-- id: referral_without_episode
-- version: 1
-- title: Referral that led to an unknown episode
-- table: referral
-- severity: error
-- among: episode_id is not null
-- why: It counts as admitted, but by level of care or track it is in no group.
-- mend: Correct the episode code, or leave it empty where the referral led to no stay.
-- ours: true
select
    referral._batch,
    referral._file,
    referral._line,
    referral.referral_id
from referral
where
    referral.episode_id is not null
    and not exists (select 1 from episode where episode.episode_id = referral.episode_id)
