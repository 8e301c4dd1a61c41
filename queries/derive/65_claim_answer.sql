-- table: claim_answer
-- about: one row per claim and payer, its lines' first answers together. Amounts are of the lines in the initial set.
create table claim_answer as
select
    claim_id,
    payer,
    -- A payer may split a claim over several days: the first of them dates it.
    coalesce(min(case when is_initial then remitted_on end), min(remitted_on)) as remitted_on,
    bool_or(is_adjudicated) as is_adjudicated,
    bool_or(is_primary) as is_primary,
    bool_or(is_primary and is_first) as is_first,
    bool_or(is_initial) as is_original,
    case when not bool_or(is_initial and charge is null) then sum(case when is_initial then charge end) end as charge,
    sum(case when is_initial then paid end) as paid,
    bool_or(is_initial and is_denied) as is_denied,
    bool_or(is_initial and is_unclassified) as is_unclassified
from line_answer
group by claim_id, payer;
