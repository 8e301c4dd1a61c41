-- table: episode
-- about: one row per stay in one program
-- key: [episode_id]
-- rules:
--   - {column: admitted_on, rule: admission is missing, when: "admitted_on is null and admit_year is null and admitted_day is null and discharge_year is null"}
--   - {column: discharged_on, rule: discharge is before admission, when: "discharged_on < admitted_on or discharged_day < 0"}
--   - {column: last_attended_on, rule: last attended day is before admission, when: "last_attended_on < admitted_on or last_attended_day < 0"}
create table episode (
    episode_id varchar not null,
    person_id varchar not null,
    program varchar not null,
    site varchar,
    level_of_care enum ('PHP', 'IOP', 'OP', 'RESIDENTIAL', 'INPATIENT', 'DETOX', 'OTHER') not null,
    track enum ('MH', 'SUD', 'COD'),
    referral_source varchar,
    payer varchar,
    payer_class varchar,
    referred_on date,
    referred_day integer,
    first_contact_on date,
    first_contact_day integer,
    admitted_on date,
    admit_year smallint,
    admitted_day integer,
    discharged_on date,
    discharged_day integer,
    discharge_year smallint,
    last_attended_on date,
    last_attended_day integer,
    discharge_reason enum ('completed', 'left_early', 'terminated', 'transferred', 'incarcerated', 'died', 'other', 'unknown'),
    primary_diagnosis varchar,
    age_group varchar,
    sex varchar,
    race_ethnicity varchar,
    language varchar,
    zip3 varchar
);

comment on column episode.episode_id is 'a code for the stay';
comment on column episode.person_id is 'a code for the person, the same across stays';
comment on column episode.admit_year is 'where the export carries no dates: the year of admission';
comment on column episode.admitted_day is 'where the export carries neither dates nor a year: 0, the day everything else is counted from';
comment on column episode.discharge_year is 'where only the year of discharge is known';
comment on column episode.primary_diagnosis is 'a group, not free text';
