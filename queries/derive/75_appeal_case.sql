-- table: appeal_case
-- about: one row per claim or line appealed and known on as_of, over all levels of appeal
create table appeal_case as
select
    appeal.claim_id,
    appeal.line_no,
    min(appeal.appealed_on) as appealed_on,
    count(*)::integer as levels,
    bool_or(coalesce(outcome = 'overturned', false) and decided_on is not distinct from known_decided_on) as is_overturned,
    -- One level still open leaves the case open, unless another has overturned the denial.
    bool_and(
        coalesce(outcome <> 'pending', false) and decided_on is not distinct from known_decided_on
    ) as is_decided
from (
    select
        claim_id,
        line_no,
        appealed_on,
        outcome::varchar as outcome,
        decided_on,
        case when decided_on <= snapshot_fact.as_of then decided_on end as known_decided_on
    from appeal
    cross join snapshot_fact
    where appealed_on is null or appealed_on <= snapshot_fact.as_of
) as appeal
group by
    appeal.claim_id,
    appeal.line_no;
