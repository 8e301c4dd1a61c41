-- table: session
-- about: one row per scheduled service known on as_of, with its day of the stay and whether it counts for attendance
create table session as
select
    -- The place of the row in its table: what leads from a session back to its line of the export.
    attendance.rowid::bigint as session_no,
    attendance.episode_id,
    episode_fact.episode_no,
    coalesce(attendance.service_on, episode_fact.admitted_on + attendance.service_day) as service_on,
    coalesce(attendance.service_day, attendance.service_on - episode_fact.admitted_on)::integer as service_day,
    attendance.service_type,
    attendance.modality,
    attendance.status,
    attendance.attended_minutes,
    attendance.scheduled_minutes,
    -- Who has left is expected no more: what is still on the schedule is a slip of the calendar.
    not coalesce(
        coalesce(attendance.service_day, attendance.service_on - episode_fact.admitted_on)
        > episode_fact.stay_days,
        false
    ) as is_in_stay
from attendance
inner join episode_fact
    on episode_fact.episode_id = attendance.episode_id
where attendance.service_on is null or attendance.service_on <= (select as_of from snapshot_fact);
