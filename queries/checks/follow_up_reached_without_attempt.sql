-- id: follow_up_reached_without_attempt
-- version: 1
-- title: Reached, but no day of the attempt
-- table: follow_up
-- severity: info
-- among: reached
-- why: Nobody can tell whether the contact was in time.
-- mend: Export the day of the contact.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id,
    due_day
from follow_up
where reached and attempted_on is null and attempted_day is null
