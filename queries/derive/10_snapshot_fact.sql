-- table: snapshot_fact
-- about: one row on the snapshot itself. Anything dated after as_of is not yet known.
create table snapshot_fact as
with latest as (
    select max(greatest(admitted_on, discharged_on, last_attended_on)) as seen_on from episode
    union all
    select max(service_on) from attendance
    union all
    select max(assessed_on) from assessment
    union all
    select max(greatest(service_from, submitted_on)) from claim_line
    union all
    select max(remitted_on) from remit_line
)

select
    -- A date after the load is a slip of the keyboard, not knowledge of the future.
    -- Without any date there is no such day.
    coalesce(
        getvariable('declared_as_of')::date,
        case when max(seen_on) is not null then least(max(seen_on), getvariable('loaded_on')::date) end
    ) as as_of,
    getvariable('snapshot')::varchar as snapshot,
    -- What the snapshot was built by: another fingerprint means it must be built again.
    getvariable('definitions')::varchar as definitions
from latest;
