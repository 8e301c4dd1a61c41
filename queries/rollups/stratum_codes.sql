-- about: strata with their words as small numbers; stratum 0 is that of rows whose stay or claim is not known
create or replace temp table {{coded}} as
select
    stratum,
    {{coded_dimensions}}
from {{strata}}
union all
select
    0 as stratum,
    {{no_words}}
