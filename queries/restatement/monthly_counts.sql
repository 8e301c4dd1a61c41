-- about: people admitted and discharged by calendar month, as one snapshot knows them
with dated as (
    select
        'admissions' as id,
        'Admissions' as title,
        admitted_on as day
    from episode_fact
    union all
    select
        'discharges' as id,
        'Discharges' as title,
        discharged_on as day
    from episode_fact
)

select
    id,
    title,
    strftime(day, '%Y-%m') as month,
    count(*)::integer as n
from dated
where day is not null
group by id, title, month
order by id, month
