-- id: intensity_fidelity
-- version: 1
-- title: Weeks with the hours of the level
-- question: In how many whole weeks did people attend the hours of their level of care?
-- kind: proportion
-- unit: week
-- date: week_on
-- ledger:
--   whole: in which the person was here from Monday to Sunday
--   intensive: in a PHP or an IOP
-- success: "{iop_hours_week} hours or more attended in an IOP, {php_hours_week} or more in a PHP"
-- better: higher
-- source: Medicare contractors (Noridian; NAHRI), an IOP certified for at least 9 hours a week, a PHP for at least 20
-- ours: true
-- settings: [iop_hours_week, php_hours_week]
-- window: the month of the week's Monday
-- counts: >-
--   hours attended, which is not what was scheduled or certified as needed. Weeks of one person hang together, so the
--   interval is narrower than it should be
-- not_counts: >-
--   the first and the last week where they are not whole, weeks not over when the data ends, other levels of care, and
--   stays without any attendance in the export
-- dimensions: [level_of_care]
-- example:
--   as_of: 2025-06-30
--   tables:
--     episode:
--       - [episode_id, level_of_care, admitted_on, discharged_on]
--       - [e1, IOP, 2025-01-06, 2025-02-05]
--     attendance:
--       - [episode_id, service_on, status, attended_minutes]
--       - [e1, 2025-01-06, attended, 720]
--       - [e1, 2025-01-13, attended, 540]
--       - [e1, 2025-01-20, attended, 510]
--       - [e1, 2025-01-27, attended, 900]
--       - [e1, 2025-02-03, attended, 600]
--   expect: {k: 3, n: 4, value: 0.75}
--   reading: >-
--     12, 9, 8.5 and 15 hours in four whole weeks of an IOP: three of them reach 9 hours. The fifth week is not whole.
select
    episode_id,
    week,
    episode_id as person,
    level_of_care,
    week_on,
    true as whole,
    level_of_care in ('PHP', 'IOP') as intensive,
    minutes / 60.0 >= case level_of_care
        when 'PHP' then setting_php_hours_week()
        when 'IOP' then setting_iop_hours_week()
    end as success
from stay_week
