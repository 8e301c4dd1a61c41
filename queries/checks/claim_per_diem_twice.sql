-- id: claim_per_diem_twice
-- version: 1
-- title: Daily rate billed twice for one day
-- table: claim_line
-- severity: warning
-- among: procedure_code in ('H0015', 'S9480', 'H0035', 'S0201')
-- why: A payer pays one daily rate and denies the other as a duplicate, which raises the denial rate.
-- mend: Void the second line, or send it as a correction of the first claim.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where
    procedure_code in ('H0015', 'S9480', 'H0035', 'S0201')
    and episode_id is not null
qualify
    count(*) over (
        partition by
            episode_id,
            payer,
            procedure_code,
            service_from,
            service_from_day
    ) > 1
    or (
        units > 1
        and coalesce(service_to, service_from) is not distinct from service_from
        and coalesce(service_to_day, service_from_day) is not distinct from service_from_day
    )
