-- table: survey
-- about: one row per survey offered
-- key: [survey_id]
-- rules:
--   - {column: returned_on, rule: survey returned before it was offered, when: "returned_on < offered_on"}
create table survey (
    survey_id varchar not null,
    episode_id varchar,
    instrument varchar not null,
    stakeholder enum ('person_served', 'family', 'referral_source', 'payer', 'staff'),
    offered_on date,
    offered_day integer,
    returned_on date,
    returned_day integer,
    items map (varchar, double),
    total double
);
