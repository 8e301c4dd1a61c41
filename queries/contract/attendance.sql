-- table: attendance
-- about: one row per scheduled service
-- key: [episode_id, service_on, service_day, service_type, modality, procedure_code, revenue_code]
-- repeats: true
-- rules:
--   - {column: service_on, rule: service date is missing, when: "service_on is null and service_day is null"}
--   - {column: scheduled_minutes, rule: minutes are below 0 or above 24 hours, when: "scheduled_minutes not between 0 and 1440"}
--   - {column: attended_minutes, rule: minutes are below 0 or above 24 hours, when: "attended_minutes not between 0 and 1440"}
create table attendance (
    episode_id varchar not null,
    service_on date,
    service_day integer,
    service_type enum ('group', 'individual', 'family', 'psychiatric', 'case_management', 'other'),
    scheduled_minutes integer,
    attended_minutes integer,
    status enum ('attended', 'no_show', 'late_cancel', 'program_cancel') not null,
    modality enum ('in_person', 'telehealth'),
    procedure_code varchar,
    revenue_code varchar
);

comment on column attendance.service_day is 'whole days since admission, in place of service_on';
