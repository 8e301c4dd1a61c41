-- about: how many units have rows in different months or groups, so that what is counted of their rows together does not add up
with split as (
    select
        {{unit}}
    from rollup_trajectory
    group by {{unit}}
    having {{differs}}
)

select count(*)::integer as units
from split
