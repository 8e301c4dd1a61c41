-- table: admission_wait
-- about: one row per stay, days from the referral or first contact to the first service attended, or to admission
create table admission_wait as
with first_service as (
    select
        episode_no,
        min(service_day) as service_day
    from attendance_day
    where service_day >= 0
    group by episode_no
)

select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    coalesce(first_service.service_day, 0) - least(episode_fact.referred_day, episode_fact.first_contact_day) as days
from episode_fact
left join first_service
    on first_service.episode_no = episode_fact.episode_no;
