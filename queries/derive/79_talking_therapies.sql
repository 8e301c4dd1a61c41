-- table: talking_therapies
-- about: one row per stay that ended, with PHQ-9 and GAD-7 at the start and at last, and on how many days the person came
create table talking_therapies as
with recorded as (
    select distinct
        episode_id
    from session
),

came as (
    select
        recorded.episode_id,
        -- A day attended is one row.
        count(attended_day.service_day) as days
    from recorded
    left join attended_day
        on attended_day.episode_id = recorded.episode_id
    group by recorded.episode_id
),

pair as (
    select
        episode_id,
        max(case when instrument = 'phq-9' then baseline_value end) as phq_start,
        max(case when instrument = 'phq-9' then last_value end) as phq_end,
        max(case when instrument = 'gad-7' then baseline_value end) as gad_start,
        max(case when instrument = 'gad-7' then last_value end) as gad_end
    from score_pair
    where instrument in ('phq-9', 'gad-7') and scale = 'total'
    group by episode_id
)

select
    episode_fact.episode_id,
    episode_fact.discharged_on,
    came.days as days_attended,
    pair.phq_start,
    pair.phq_end,
    pair.gad_start,
    pair.gad_end
from episode_fact
left join came
    on came.episode_id = episode_fact.episode_id
left join pair
    on pair.episode_id = episode_fact.episode_id
where episode_fact.is_discharged;
