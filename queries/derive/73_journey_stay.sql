-- table: journey_stay
-- about: one row per stay, with its journey (stays of one person with only a few days between them)
create table journey_stay as
with placed as (
    select
        episode_id,
        person_id,
        level_of_care,
        admitted_on,
        discharged_on,
        is_discharged,
        stay_days,
        discharge_reason,
        known_for_days,
        -- The last day anyone knows the person was still here, of all stays that began before.
        max(case when is_discharged then discharged_on else date '9999-12-31' end) over before_it as here_until,
        row_number() over in_order as stay_order
    from episode_fact
    window
        in_order as (partition by person_id order by admitted_on, discharged_on nulls last, episode_id),
        before_it as (in_order rows between unbounded preceding and 1 preceding)
),

marked as (
    select
        *,
        -- Without calendar dates nothing says which stay came first: each is a journey of its own.
        coalesce(admitted_on - here_until <= setting_journey_gap_days(), false) as goes_on
    from placed
),

numbered as (
    select
        *,
        sum(case when goes_on then 0 else 1 end) over (
            partition by person_id
            order by admitted_on, discharged_on nulls last, episode_id
            rows unbounded preceding
        ) as journey_no
    from marked
)

select
    person_id,
    journey_no,
    episode_id,
    level_of_care,
    admitted_on,
    discharged_on,
    is_discharged,
    stay_days,
    discharge_reason,
    known_for_days,
    stay_order,
    -- How much care a level is: a stay at the same level or a higher one after a discharge is a return.
    case level_of_care
        when 'OP' then 1
        when 'IOP' then 2
        when 'PHP' then 3
        when 'RESIDENTIAL' then 4
        when 'DETOX' then 5
        when 'INPATIENT' then 5
    end as level_order
from numbered;
