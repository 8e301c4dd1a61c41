-- table: attendance_day
-- about: one row per stay and day with something attended, with the minutes of the day; the stay by its place
create table attendance_day as
select
    episode_no,
    service_day,
    any_value(service_on) as service_on,
    -- Where the file does not say how long someone was there, the whole of the schedule counts.
    sum(coalesce(attended_minutes, scheduled_minutes))::integer as minutes
from session
where status = 'attended' and is_in_stay and service_day is not null
group by
    episode_no,
    service_day;
