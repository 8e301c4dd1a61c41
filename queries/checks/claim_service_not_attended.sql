-- id: claim_service_not_attended
-- version: 1
-- title: Billed day on which nothing was attended
-- table: claim_line
-- severity: error
-- among: "episode_id in (select episode_id from attendance)"
-- why: A service that was not given must not be billed. It is the first thing an audit looks for.
-- mend: Enter the attendance that is missing, or correct the claim and return the payment.
-- ours: true
with billed as (
    select
        claim_line._batch,
        claim_line._file,
        claim_line._line,
        claim_line.claim_id,
        claim_line.line_no,
        claim_line.episode_id,
        coalesce(claim_line.service_from_day, claim_line.service_from - episode.admitted_on) as from_day,
        coalesce(
            claim_line.service_to_day,
            claim_line.service_to - episode.admitted_on,
            claim_line.service_from_day,
            claim_line.service_from - episode.admitted_on
        ) as to_day
    from claim_line
    inner join episode on episode.episode_id = claim_line.episode_id
    where claim_line.episode_id in (select attendance.episode_id from attendance)
),

attended as (
    select distinct
        attendance.episode_id,
        coalesce(attendance.service_day, attendance.service_on - episode.admitted_on) as day
    from attendance
    inner join episode on episode.episode_id = attendance.episode_id
    where attendance.status = 'attended'
)

select
    billed._batch,
    billed._file,
    billed._line,
    billed.claim_id,
    billed.line_no
from billed
where
    billed.from_day is not null
    and not exists (
        select 1
        from attended
        where attended.episode_id = billed.episode_id and attended.day between billed.from_day and billed.to_day
    )
