-- id: claim_iop_and_php_same_day
-- version: 1
-- title: IOP and PHP billed on the same day
-- table: claim_line
-- severity: error
-- among: procedure_code in ('H0015', 'S9480', 'H0035', 'S0201')
-- why: One person has one daily rate. A claim for IOP that overlaps one for PHP is returned.
-- mend: Bill the level of care that the person was in on that day.
-- source: CMS, condition codes 92 (IOP) and 41 (PHP) may not overlap
with per_diem as (
    select
        claim_line._batch,
        claim_line._file,
        claim_line._line,
        claim_line.claim_id,
        claim_line.line_no,
        episode.person_id,
        coalesce(claim_line.service_from, episode.admitted_on + claim_line.service_from_day) as service_on,
        case
            when claim_line.procedure_code in ('H0015', 'S9480') then 'IOP'
            when claim_line.procedure_code in ('H0035', 'S0201') then 'PHP'
        end as level_of_care
    from claim_line
    inner join episode on episode.episode_id = claim_line.episode_id
)

select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from per_diem
where level_of_care is not null and service_on is not null
window one_day as (
    partition by
        person_id,
        service_on
)
qualify min(level_of_care) over one_day <> max(level_of_care) over one_day
