-- id: step_down_rate
-- version: 1
-- title: Step-down
-- question: Of the people who left intensive care, how many went on at a lower level of care without a break?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   intensive: from a level above OP
--   alive: who did not die and were not incarcerated
--   followed: "{journey_gap_days} days before the data ends, or earlier"
-- success: "at a lower level of care within {journey_gap_days} days"
-- better: higher
-- ours: true
-- settings: [journey_gap_days]
-- window: the month of the discharge
-- counts: >-
--   every discharge from PHP, IOP, residential, detox and inpatient care, also of people who left early. A stay of the
--   same person at a lower level counts that begins after this one did and no more than {journey_gap_days} days after
--   it ended
-- not_counts: >-
--   people still here, deaths, incarcerations, discharges too recent to tell, and care in programs that are not in the
--   export. Without calendar dates nothing can be said
-- settles_days: "{journey_gap_days}"
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, person_id, level_of_care, admitted_on, discharged_on]
--       - [e1, p1, PHP, 2025-01-02, 2025-01-20]
--       - [e2, p1, IOP, 2025-01-22, 2025-03-01]
--       - [e3, p1, OP, 2025-03-10, 2025-05-01]
--   expect: {k: 1, n: 2}
--   reading: >-
--     Two days after the PHP an IOP began: stepped down. Nine days after the IOP an OP began, later than 3 days. The
--     OP is the lowest level and is not asked. 1 of 2.
with lower_stay as (
    select distinct
        upper_stay.episode_id
    from journey_stay as upper_stay
    inner join journey_stay as later
        on later.person_id = upper_stay.person_id
        and later.level_order < upper_stay.level_order
        and later.admitted_on > upper_stay.admitted_on
        and later.admitted_on - upper_stay.discharged_on <= setting_journey_gap_days()
        and (not later.is_discharged or later.discharged_on > upper_stay.discharged_on)
)

select
    journey_stay.episode_id,
    journey_stay.discharged_on,
    journey_stay.is_discharged as discharged,
    journey_stay.level_order > 1 as intensive,
    journey_stay.discharge_reason not in ('incarcerated', 'died') as alive,
    journey_stay.known_for_days - journey_stay.stay_days >= setting_journey_gap_days() as followed,
    lower_stay.episode_id is not null as success
from journey_stay
left join lower_stay
    on lower_stay.episode_id = journey_stay.episode_id
where journey_stay.is_discharged
