-- about: the dimensions of a claim as a whole; where its lines differ, it belongs to neither
select
    claim_id,
    {{dimensions}}
from claim_dimension
group by claim_id
