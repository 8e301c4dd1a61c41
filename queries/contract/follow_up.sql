-- table: follow_up
-- about: one row per contact due after discharge
-- key: [episode_id, due_day]
-- rules:
--   - {column: due_day, rule: due day is below 0, when: "due_day < 0"}
create table follow_up (
    episode_id varchar not null,
    due_day integer not null,
    attempted_on date,
    attempted_day integer,
    reached boolean not null,
    outcomes map (varchar, double)
);

comment on column follow_up.due_day is 'days after discharge, such as 30 or 90';
comment on column follow_up.outcomes is 'any outcome column of the instrument registry';
