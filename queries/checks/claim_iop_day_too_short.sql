-- id: claim_iop_day_too_short
-- version: 1
-- title: IOP day billed with under {iop_day_minutes} minutes attended
-- table: claim_line
-- severity: warning
-- settings: [iop_day_minutes]
-- among: procedure_code in ('H0015', 'S9480')
-- why: The daily rate stands for about three hours of care. A shorter day is denied, or paid back after an audit.
-- mend: Enter all services of the day, or bill the single services that were given.
-- ours: true
with attended as (
    select
        attendance.episode_id,
        coalesce(attendance.service_day, attendance.service_on - episode.admitted_on) as day,
        sum(attendance.attended_minutes) as minutes
    from attendance
    inner join episode on episode.episode_id = attendance.episode_id
    where attendance.status = 'attended'
    group by
        attendance.episode_id,
        day
    having count(*) = count(attendance.attended_minutes)
)

select
    claim_line._batch,
    claim_line._file,
    claim_line._line,
    claim_line.claim_id,
    claim_line.line_no
from claim_line
inner join episode on episode.episode_id = claim_line.episode_id
inner join attended
    on attended.episode_id = claim_line.episode_id
    and attended.day = coalesce(claim_line.service_from_day, claim_line.service_from - episode.admitted_on)
where
    claim_line.procedure_code in ('H0015', 'S9480')
    and coalesce(claim_line.service_to, claim_line.service_from) is not distinct from claim_line.service_from
    and coalesce(claim_line.service_to_day, claim_line.service_from_day) is not distinct from claim_line.service_from_day
    and attended.minutes < setting_iop_day_minutes()
