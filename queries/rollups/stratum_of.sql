-- about: which stratum each stay or claim has
create or replace temp table {{stratum_of}} as
select
    {{keys}},
    strata.stratum
from {{relation}} as relation
inner join {{strata}} as strata
    on {{same}}
