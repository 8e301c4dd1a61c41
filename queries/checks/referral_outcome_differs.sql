-- id: referral_outcome_differs
-- version: 1
-- title: Referral that led to a stay, but was not admitted
-- table: referral
-- severity: warning
-- among: episode_id is not null
-- why: The episode says that the person came, the outcome that they did not. The rate of admission follows the outcome.
-- mend: Enter admitted as the outcome, or take out the episode code.
-- ours: true
select
    referral._batch,
    referral._file,
    referral._line,
    referral.referral_id
from referral
inner join episode on episode.episode_id = referral.episode_id
where referral.outcome is distinct from 'admitted'
