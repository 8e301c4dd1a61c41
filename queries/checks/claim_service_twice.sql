-- id: claim_service_twice
-- version: 1
-- title: The same service under two claim numbers
-- table: claim_line
-- severity: warning
-- among: procedure_code not in ('H0015', 'S9480', 'H0035', 'S0201') and episode_id is not null
-- why: Sent twice, one of the two is denied as a duplicate and raises the denial rate.
-- mend: Send a correction under the first number instead of a new claim.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where
    procedure_code not in ('H0015', 'S9480', 'H0035', 'S0201')
    and episode_id is not null
window same_service as (
    partition by
        episode_id,
        payer,
        procedure_code,
        revenue_code,
        service_from,
        service_from_day,
        charge
)
qualify min(claim_id) over same_service <> max(claim_id) over same_service
