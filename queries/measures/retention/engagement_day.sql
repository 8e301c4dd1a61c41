-- id: "engagement_{days}_day"
-- version: 1
-- title: "Engagement within {days} days"
-- question: "Of the people admitted, how many began and then came on two more days within {days} days?"
-- for: {days: [34, 30]}
-- kind: proportion
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   followed: "admitted {engagement_start_days} and {days} days before the data ends, or earlier"
--   recorded: with attendance recorded
-- success: "came on another day within {engagement_start_days} days, and on two more within {days} days of that"
-- better: higher
-- source: >-
--   After HEDIS Initiation and Engagement (34 days; the Washington Circle's rule has 30), counted from the day of
--   admission: the measure of a program and not of a health plan
-- ours: true
-- settings: [engagement_start_days]
-- bounds_over: followed
-- missing: without any attendance recorded
-- window: >-
--   the month of admission. Admission is day 0; the second attended day falls on day 1 to
--   {engagement_start_days}, the next two in the {days} days after it
-- counts: everyone admitted long enough ago, also those who left; several services on one day are one day
-- not_counts: people admitted too recently to tell, and people without any attendance in the export
-- settles_days: 48
-- example:
--   of: engagement_34_day
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-06]
--       - [e2, 2025-01-06]
--       - [e3, 2025-01-06]
--     attendance:
--       - [episode_id, service_day, status]
--       - [e1, 0, attended]
--       - [e1, 6, attended]
--       - [e1, 20, attended]
--       - [e1, 41, attended]
--       - [e2, 0, attended]
--       - [e2, 6, attended]
--       - [e2, 20, attended]
--       - [e2, 40, attended]
--       - [e3, 0, attended]
--       - [e3, 15, attended]
--       - [e3, 16, attended]
--       - [e3, 17, attended]
--   expect: {k: 1, n: 3}
--   reading: >-
--     The first two began on day 6, so their window ends on day 40. The first came on day 20 alone, the second on
--     days 20 and 40: engaged. The third came again on day 15, one day too late to begin. 1 of 3.
with begun as (
    select
        episode_no,
        min(service_day) as begun_day
    from attendance_day
    where service_day between 1 and setting_engagement_start_days()
    group by episode_no
),

recorded as (
    select distinct
        episode_no
    from session
),

came as (
    select
        begun.episode_no,
        count(*) as days
    from begun
    inner join attendance_day
        on attendance_day.episode_no = begun.episode_no
        and attendance_day.service_day > begun.begun_day
        and attendance_day.service_day <= begun.begun_day + $days
    group by begun.episode_no
)

select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    true as admitted,
    coalesce(
        episode_fact.known_for_days >= setting_engagement_start_days() + $days,
        episode_fact.is_discharged or episode_fact.active_days >= setting_engagement_start_days() + $days
    ) as followed,
    recorded.episode_no is not null as recorded,
    coalesce(came.days >= 2, false) as success
from episode_fact
left join recorded
    on recorded.episode_no = episode_fact.episode_no
left join came
    on came.episode_no = episode_fact.episode_no
