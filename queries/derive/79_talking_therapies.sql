-- table: talking_therapies
-- about: one row per stay that ended, with PHQ-9 and GAD-7 at the start and at last, and on how many days the person came
create table talking_therapies as
with recorded as (
    select distinct
        episode_no
    from session
),

came as (
    select
        episode_no,
        -- A day attended is one row.
        count(*) as days
    from attendance_day
    group by episode_no
),

pair as (
    select
        episode_no,
        max(case when instrument = 'phq-9' then baseline_value end) as phq_start,
        max(case when instrument = 'phq-9' then last_value end) as phq_end,
        max(case when instrument = 'gad-7' then baseline_value end) as gad_start,
        max(case when instrument = 'gad-7' then last_value end) as gad_end
    from score_pair
    where instrument in ('phq-9', 'gad-7') and scale = 'total'
    group by episode_no
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    case when recorded.episode_no is not null then coalesce(came.days, 0) end as days_attended,
    pair.phq_start,
    pair.phq_end,
    pair.gad_start,
    pair.gad_end
from episode_fact
left join recorded
    on recorded.episode_no = episode_fact.episode_no
left join came
    on came.episode_no = episode_fact.episode_no
left join pair
    on pair.episode_no = episode_fact.episode_no
where episode_fact.is_discharged;
