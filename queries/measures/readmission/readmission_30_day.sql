-- id: readmission_30_day
-- version: 1
-- title: Readmission within 30 days
-- question: Of the people who left, how many were back at the same or a higher level of care within 30 days?
-- kind: proportion
-- unit: journey
-- date: discharged_on
-- ledger:
--   ended: whose last stay ended in the period
--   went_home: that did not end in a transfer, an incarceration or a death
--   followed: that ended 30 days before the data end, or earlier
--   levelled: at a level of care that can be compared
-- success: back within 30 days, at the same level of care or a higher one
-- better: lower
-- ours: true
-- settings: [journey_gap_days]
-- window: the month of the discharge that ended the journey
-- counts: >-
--   discharges that ended a journey: nothing followed within {journey_gap_days} days, so a step down is no return. A
--   stay counts as a return that begins 1 to 30 days later at the level of the last stay or above it (OP, IOP, PHP,
--   residential, inpatient and detox)
-- not_counts: >-
--   people still here, transfers, incarcerations and deaths, discharges of the last 30 days, the level OTHER, and
--   returns to programs that are not in the export. Without calendar dates nothing can be said
-- settles_days: 30
-- example:
--   as_of: 2025-07-31
--   tables:
--     episode:
--       - [episode_id, person_id, level_of_care, admitted_on, discharged_on, discharge_reason]
--       - [e1, p1, PHP, 2025-01-02, 2025-01-20, completed]
--       - [e2, p1, IOP, 2025-01-22, 2025-03-01, completed]
--       - [e3, p1, OP, 2025-03-10, 2025-05-01, completed]
--       - [e4, p1, IOP, 2025-05-20, null, null]
--   expect: {k: 1, n: 2}
--   reading: >-
--     PHP and IOP are one journey, which ended on 1 March; the OP that began nine days later is a lower level: no
--     return. The OP ended on 1 May, and 19 days later an IOP began, a higher level: a return. 1 of 2.
with return_within as (
    select distinct
        last_stay.episode_id
    from journey
    inner join journey_stay as last_stay
        on last_stay.episode_id = journey.last_episode_id
    inner join journey_stay as later
        on later.person_id = journey.person_id
        and later.admitted_on - journey.discharged_on between 1 and 30
        and later.level_order >= last_stay.level_order
    where journey.is_over
)

select
    journey.episode_id,
    journey.discharged_on,
    journey.is_over as ended,
    last_stay.discharge_reason not in ('transferred', 'incarcerated', 'died') as went_home,
    last_stay.known_for_days - last_stay.stay_days >= 30 as followed,
    last_stay.level_order is not null as levelled,
    return_within.episode_id is not null as success
from journey
inner join journey_stay as last_stay
    on last_stay.episode_id = journey.last_episode_id
left join return_within
    on return_within.episode_id = journey.last_episode_id
where journey.is_over
