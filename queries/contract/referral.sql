-- table: referral
-- about: one row per referral, whatever became of it
-- key: [referral_id]
-- rules:
--   - {column: referred_on, rule: referral date is missing, when: "referred_on is null and referred_day is null and outcome is null"}
create table referral (
    referral_id varchar not null,
    episode_id varchar,
    program varchar,
    site varchar,
    level_of_care enum ('PHP', 'IOP', 'OP', 'RESIDENTIAL', 'INPATIENT', 'DETOX', 'OTHER'),
    referral_source varchar,
    payer varchar,
    payer_class varchar,
    referred_on date,
    referred_day integer,
    outcome enum ('admitted', 'not_admitted', 'waiting', 'unknown')
);

comment on column referral.referral_id is 'a code for the referral';
comment on column referral.episode_id is 'the stay it led to, where it did';
comment on column referral.referred_day is 'whole days since admission, in place of referred_on';
