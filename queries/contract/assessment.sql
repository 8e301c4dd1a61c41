-- table: assessment
-- about: one row per administration of an instrument
-- key: [episode_id, instrument, edition, assessed_on, assessed_day]
-- rules:
--   - {column: assessed_on, rule: assessment date is missing, when: "assessed_on is null and assessed_day is null"}
--   - {column: total, rule: neither items nor a total, when: "total is null and cardinality(items) = 0"}
create table assessment (
    episode_id varchar not null,
    instrument varchar not null,
    edition varchar,
    assessed_on date,
    assessed_day integer,
    mode varchar,
    items map (varchar, double),
    total double
);

comment on column assessment.instrument is 'an id of the instrument registry';
comment on column assessment.assessed_day is 'whole days since admission, in place of assessed_on';
comment on column assessment.items is 'item_1 to item_n, or the instrument''s own item codes (m6, d1 for the ASI); an item not applicable is -8, a missing item is absent';
