-- table: appeal
-- about: one row per appeal of a claim or line
-- key: [claim_id, line_no, appealed_on, appealed_day, level]
-- rules:
--   - {column: appealed_on, rule: appeal date is missing, when: "appealed_on is null and appealed_day is null"}
--   - {column: decided_on, rule: decision is before the appeal, when: "decided_on < appealed_on"}
create table appeal (
    claim_id varchar not null,
    line_no integer,
    appealed_on date,
    appealed_day integer,
    level varchar,
    decided_on date,
    decided_day integer,
    outcome enum ('overturned', 'partial', 'upheld', 'pending')
);
