-- view: attended_day
-- about: one row per stay and day with something attended, with the minutes of the day
create view attended_day as
select
    episode_fact.episode_id,
    attendance_day.service_day,
    attendance_day.service_on,
    attendance_day.minutes
from attendance_day
inner join episode_fact
    on episode_fact.episode_no = attendance_day.episode_no;
