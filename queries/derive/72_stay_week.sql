-- table: stay_week
-- about: one row per stay and whole week of it, with the minutes attended; only stays of which some attendance is known
create table stay_week as
with recorded as (
    select distinct
        episode_no
    from session
),

-- ISO weeks, Monday to Sunday; where the export has no dates, weeks counted from the day of admission.
stay as (
    select
        episode_fact.episode_id,
        episode_fact.episode_no,
        episode_fact.level_of_care::level_of_care_word as level_of_care,
        episode_fact.admitted_on,
        coalesce(episode_fact.exit_days, episode_fact.active_days) as last_day,
        coalesce((8 - isodow(episode_fact.admitted_on)) % 7, 0)::integer as first_monday
    from episode_fact
    inner join recorded
        on recorded.episode_no = episode_fact.episode_no
),

whole_week as (
    select
        episode_id,
        episode_no,
        level_of_care,
        admitted_on,
        unnest(range(first_monday, (last_day - 5)::integer, 7)) as monday
    from stay
    where last_day is not null
),

-- Days are added up by week first: each day held against each week of its stay would be as many rows again.
attended_week as (
    select
        stay.episode_no,
        stay.first_monday + (attendance_day.service_day - stay.first_monday) // 7 * 7 as monday,
        sum(attendance_day.minutes) as minutes
    from stay
    inner join attendance_day
        on attendance_day.episode_no = stay.episode_no
    where attendance_day.service_day >= stay.first_monday
    group by all
)

select
    whole_week.episode_id,
    (whole_week.monday // 7)::integer as week,
    whole_week.level_of_care,
    whole_week.monday::integer as first_day,
    whole_week.admitted_on + whole_week.monday::integer as week_on,
    coalesce(attended_week.minutes, 0)::integer as minutes
from whole_week
left join attended_week
    on attended_week.episode_no = whole_week.episode_no
    and attended_week.monday = whole_week.monday;
