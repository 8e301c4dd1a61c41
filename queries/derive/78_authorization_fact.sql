-- table: authorization_fact
-- about: one row per authorization request known on as_of, and whether it was decided by then
create table authorization_fact as
select
    request.authorization_id,
    request.episode_id,
    request.payer,
    request.review_type::varchar as review_type,
    coalesce(request.requested_on, episode_fact.admitted_on + request.requested_day) as requested_on,
    request.days_requested,
    request.days_approved,
    request.days_approved is not null and coalesce(request.decided_on <= snapshot_fact.as_of, true) as is_decided
from "authorization" as request
cross join snapshot_fact
left join episode_fact
    on episode_fact.episode_id = request.episode_id
where request.requested_on is null or request.requested_on <= snapshot_fact.as_of;
