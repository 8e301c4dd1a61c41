-- about: the rows of one table that belong to linked records and are not what they were when the month was closed
with was as (
    {{was}}
),

now as (
    {{now}}
),

compared as (
    select
        coalesce(now.{{link}}, was.{{link}}) as link,
        {{key_text}} as key,
        case
            when was._batch is null then 'new'
            when now._batch is null then 'gone'
            else 'changed'
        end as state,
        list_filter([{{changed}}], lambda name: name is not null) as columns,
        list_filter([{{filled}}], lambda name: name is not null) as filled,
        list_filter([{{emptied}}], lambda name: name is not null) as emptied,
        coalesce(now._batch, was._batch) as batch,
        coalesce(now._file, was._file) as file,
        coalesce(now._line, was._line) as line
    from was
    full join now on {{same_key}}
)

select
    linked.record,
    compared.key,
    compared.state,
    case when compared.state = 'changed' then compared.columns else [] end as columns,
    case when compared.state = 'changed' then compared.filled else [] end as filled,
    case when compared.state = 'changed' then compared.emptied else [] end as emptied,
    compared.batch::integer as batch,
    compared.file::integer as file,
    compared.line::double as line
from compared
inner join linked on compared.link = linked.link and linked.link_column = {{link_name}}
where compared.state <> 'changed' or len(compared.columns) > 0
order by linked.record, compared.key
