-- about: how many units have rows in different months or groups, so that what is counted of their rows together does not add up
with placed as (
    {{placed}}
),

split as (
    select
        {{unit}}
    from placed
    group by {{unit}}
    having {{differs}}
)

select count(*)::integer as units
from split
