-- about: how many rows of each table of the contract fall into each month, by the day that a meeting asks for them by
with dated as (
    select 'episode' as name, discharged_on as day from episode
    union all
    select 'attendance' as name, service_on as day from attendance
    union all
    select 'assessment' as name, assessed_on as day from assessment
    union all
    select 'claim_line' as name, service_from as day from claim_line
    union all
    select 'remit_line' as name, remitted_on as day from remit_line
    union all
    select 'appeal' as name, appealed_on as day from appeal
    union all
    select 'authorization' as name, requested_on as day from "authorization"
    union all
    select 'survey' as name, coalesce(returned_on, offered_on) as day from survey
    union all
    select 'follow_up' as name, attempted_on as day from follow_up
    union all
    select 'referral' as name, referred_on as day from referral
)

select
    name as table_name,
    strftime(day, '%Y-%m') as month,
    count(*)::double as rows
from dated
where day is not null and day <= (select as_of from snapshot_fact)
group by name, month
order by name, month
