-- id: referral_in_future
-- version: 1
-- title: Referred after the last day the data knows
-- table: referral
-- severity: error
-- among: referred_on is not null
-- why: The referral cannot have come yet. It counts nowhere until the date has come.
-- mend: Correct the year or month of the referral, or state the day on which the export was made.
-- ours: true
select
    referral._batch,
    referral._file,
    referral._line,
    referral.referral_id
from referral
cross join snapshot_fact
where referral.referred_on > snapshot_fact.as_of
