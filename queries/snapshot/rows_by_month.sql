-- about: the months in which each table has rows, by the day the thing happened, and the last such day
-- Days are few, rows are many: what a month is called is worked out for each day once.
with dated as (
    select distinct
        'episode' as name,
        admitted_on as day
    from episode
    union
    select distinct
        'episode' as name,
        discharged_on as day
    from episode
    union
    select distinct
        'attendance' as name,
        service_on as day
    from attendance
    union
    select distinct
        'assessment' as name,
        assessed_on as day
    from assessment
    union
    select distinct
        'claim_line' as name,
        service_from as day
    from claim_line
    union
    select distinct
        'remit_line' as name,
        remitted_on as day
    from remit_line
    union
    select distinct
        'appeal' as name,
        appealed_on as day
    from appeal
    union
    select distinct
        'authorization' as name,
        requested_on as day
    from "authorization"
    union
    select distinct
        'survey' as name,
        offered_on as day
    from survey
    union
    select distinct
        'follow_up' as name,
        attempted_on as day
    from follow_up
    union
    select distinct
        'referral' as name,
        referred_on as day
    from referral
)

select
    name as table_name,
    strftime(day, '%Y-%m') as month,
    max(day)::varchar as last_on
from dated
where
    day is not null
    -- What lies after the last day the snapshot knows is planned, or a slip of the keyboard.
    and day <= (select as_of from snapshot_fact)
group by name, month
order by name, month
