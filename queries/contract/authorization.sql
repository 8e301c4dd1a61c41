-- table: authorization
-- about: one row per authorization request
-- key: [authorization_id]
-- rules:
--   - {column: requested_on, rule: request date is missing, when: "requested_on is null and requested_day is null"}
--   - {column: decided_on, rule: decision is before the request, when: "decided_on < requested_on"}
--   - {column: days_approved, rule: days are below 0, when: "days_approved < 0 or days_requested < 0"}
create table "authorization" (
    authorization_id varchar not null,
    episode_id varchar not null,
    payer varchar,
    review_type enum ('initial', 'concurrent'),
    requested_on date,
    requested_day integer,
    decided_on date,
    decided_day integer,
    days_requested integer not null,
    days_approved integer
);
