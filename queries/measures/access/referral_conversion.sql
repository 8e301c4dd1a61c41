-- id: referral_conversion
-- version: 1
-- title: Referrals admitted
-- question: Of the people referred, how many were admitted?
-- kind: proportion
-- unit: referral
-- date: referred_on
-- ledger:
--   referred: referred in the period
--   known: with a known outcome
-- success: admitted
-- better: higher
-- ours: true
-- bounds_over: referred
-- missing: still waiting, or without a known outcome
-- window: the month of the referral
-- counts: >-
--   every referral in the table of referrals whose outcome is known. The table of stays alone cannot answer this:
--   everyone in it was admitted
-- not_counts: referrals still waiting, and referrals nobody wrote an outcome to
-- dimensions: [program, site, level_of_care, referral_source, payer, payer_class]
-- example:
--   as_of: 2025-06-30
--   tables:
--     referral:
--       - [referral_id, referred_on, outcome]
--       - [r1, 2025-01-02, admitted]
--       - [r2, 2025-01-02, admitted]
--       - [r3, 2025-01-02, not_admitted]
--       - [r4, 2025-01-02, waiting]
--   expect: {k: 2, n: 3, bounds: [0.5, 0.75]}
--   reading: Two of the three with a known outcome were admitted; with the one waiting, 2 or 3 of 4.
select
    referral_id,
    episode_id,
    program,
    site,
    level_of_care::varchar as level_of_care,
    referral_source,
    payer,
    payer_class,
    referred_on,
    true as referred,
    outcome in ('admitted', 'not_admitted') as known,
    outcome = 'admitted' as success
from referral
where referred_on is null or referred_on <= (select as_of from snapshot_fact)
