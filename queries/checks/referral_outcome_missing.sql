-- id: referral_outcome_missing
-- version: 1
-- title: Referral without a known outcome
-- table: referral
-- severity: info
-- why: The rate of admission leaves it out, and its bounds grow wider.
-- mend: Enter admitted, not admitted or waiting.
-- ours: true
select
    _batch,
    _file,
    _line,
    referral_id
from referral
where outcome is null or outcome = 'unknown'
