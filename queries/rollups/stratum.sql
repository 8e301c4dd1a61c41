-- about: the different strata of stays or claims, each with a number; a stratum is what they say in every dimension
create or replace temp table {{strata}} as
with stratum as (
    select distinct
        {{dimensions}}
    from {{relation}}
)

select
    row_number() over ()::integer as stratum,
    stratum.*
from stratum
