-- table: claim_line
-- about: what was billed, one row per line
-- key: [claim_id, line_no]
-- rules:
--   - {column: service_from, rule: service date is missing, when: "service_from is null and service_from_day is null"}
--   - {column: service_to, rule: service ends before it starts, when: "service_to < service_from"}
create table claim_line (
    claim_id varchar not null,
    line_no integer not null,
    episode_id varchar,
    payer varchar not null,
    submitted_on date,
    submitted_day integer,
    service_from date,
    service_from_day integer,
    service_to date,
    service_to_day integer,
    procedure_code varchar,
    revenue_code varchar,
    units decimal(12, 2),
    charge decimal(14, 2) not null
);

comment on column claim_line.claim_id is 'a code for the claim';
