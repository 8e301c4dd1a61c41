-- about: what the stays or claims of each stratum say in every dimension, kept beside the rows that were placed by it
create table {{kept}} as
select
    stratum,
    {{words}}
from {{coded}}
