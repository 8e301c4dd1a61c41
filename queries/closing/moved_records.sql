-- about: the records that a measure counts otherwise than when its month was closed
with was as (
    select
        measure,
        record,
        part,
        bool_or(passes) as passes,
        string_agg(concat_ws('|', steps, counted_as, units), ';' order by steps, counted_as) as stands
    from read_parquet({{frozen}})
    where list_contains($measures, measure)
    group by measure, record, part
),

now as (
    select
        measure,
        record,
        part,
        bool_or(passes) as passes,
        string_agg(concat_ws('|', steps, counted_as, units), ';' order by steps, counted_as) as stands
    from standing
    group by measure, record, part
)

select
    measure,
    record,
    part,
    case
        when coalesce(now.passes, false) and not coalesce(was.passes, false) then 'counted now'
        when coalesce(was.passes, false) and not coalesce(now.passes, false) then 'not counted any more'
        when coalesce(now.passes, false) then 'counted otherwise'
        else 'at another step of the ledger'
    end as change
from was
full join now using (measure, record, part)
where was.stands is distinct from now.stands
order by measure, record, part
