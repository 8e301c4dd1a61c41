-- table: episode_fact
-- about: one row per episode as known on as_of, with days counted from admission, whether the export had dates or day numbers
create table episode_fact as
with known as (
    select
        episode.*,
        episode.rowid::integer as episode_no,
        snapshot_fact.as_of,
        coalesce(discharged_on, admitted_on + discharged_day) as stated_discharged_on,
        coalesce(discharged_day, discharged_on - admitted_on) as raw_stay_days,
        coalesce(last_attended_day, last_attended_on - admitted_on) as raw_attended_days
    from episode
    cross join snapshot_fact
    where admitted_on is null or admitted_on <= as_of
),

settled as (
    select
        *,
        case when stated_discharged_on <= as_of then stated_discharged_on end as known_discharged_on,
        -- A day number or a year cannot be held against as_of where there is no date to count from.
        coalesce(
            stated_discharged_on <= as_of,
            stated_discharged_on is null and (discharged_day is not null or discharge_year is not null)
        ) as is_discharged
    from known
)

select
    episode_id,
    -- The place of the stay in its table, which is quicker to join by than its code.
    episode_no,
    person_id,
    level_of_care::varchar as level_of_care,
    admitted_on,
    admit_year,
    known_discharged_on as discharged_on,
    is_discharged,
    case when is_discharged then raw_stay_days end as stay_days,
    -- People who leave early stop coming before anyone closes the file: their exit is the last attended day, where known.
    case
        when not is_discharged then null
        when discharge_reason in ('left_early', 'terminated') then least(raw_stay_days, coalesce(raw_attended_days, raw_stay_days))
        else raw_stay_days
    end as exit_days,
    -- Days from admission to as_of for those still here; where the export has no dates, to the last day attended.
    case when not is_discharged then coalesce(as_of - admitted_on, raw_attended_days) end as active_days,
    as_of - admitted_on as known_for_days,
    case when is_discharged then coalesce(discharge_reason::varchar, 'unknown') end as discharge_reason,
    coalesce(referred_day, referred_on - admitted_on) as referred_day,
    coalesce(first_contact_day, first_contact_on - admitted_on) as first_contact_day,
    raw_attended_days as last_attended_day
from settled;
