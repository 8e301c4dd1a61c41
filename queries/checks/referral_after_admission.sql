-- id: referral_after_admission
-- version: 1
-- title: Referral dated after the admission it led to
-- table: referral
-- severity: warning
-- among: episode_id is not null
-- why: A stay cannot begin before its referral. By month it may stand in the wrong one.
-- mend: Enter the date of the referral that led to this stay, not of a later one.
-- ours: true
select
    referral._batch,
    referral._file,
    referral._line,
    referral.referral_id
from referral
inner join episode on episode.episode_id = referral.episode_id
where coalesce(referral.referred_day, referral.referred_on - episode.admitted_on) > coalesce(episode.admitted_day, 0)
