-- about: the words of one dimension as a type of their own, so that rows are grouped by small numbers and not by texts
create temp type {{words}} as enum (
    select distinct {{dimension}}
    from {{strata}}
    where {{dimension}} is not null
    union
    select 'unknown'
)
