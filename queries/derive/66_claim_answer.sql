-- table: claim_answer
-- about: one row per claim and payer, its lines' first answers together. Amounts are of the lines in the initial set.
create table claim_answer as
with submitted as (
    select
        claim_id,
        min(coalesce(submitted_on - date '1970-01-01', submitted_day)) as submitted_day
    from claim_line
    group by claim_id
),

answered as (
    select
        claim_id,
        payer,
        -- A payer may split a claim over several days: the first of them dates it.
        coalesce(min(case when is_initial then remitted_on end), min(remitted_on)) as remitted_on,
        min(case when is_initial then order_day end) as answered_day,
        bool_or(is_adjudicated) as is_adjudicated,
        bool_or(is_primary) as is_primary,
        bool_or(is_primary and is_first) as is_first,
        bool_or(is_initial) as is_original,
        case when not bool_or(is_initial and charge is null) then sum(case when is_initial then charge end) end::decimal(18, 2) as charge,
        sum(case when is_initial then paid end)::decimal(18, 2) as paid,
        bool_or(is_initial and is_denied) as is_denied,
        bool_or(is_initial and is_unclassified) as is_unclassified,
        bool_or(is_initial and is_answered_again) as is_answered_again,
        sum(case when is_initial then latest_paid end)::decimal(18, 2) as latest_paid
    from line_answer
    group by claim_id, payer
)

select
    answered.claim_id,
    answered.payer,
    answered.remitted_on,
    (answered.answered_day - submitted.submitted_day)::integer as days_to_answer,
    answered.is_adjudicated,
    answered.is_primary,
    answered.is_first,
    answered.is_original,
    answered.charge,
    answered.paid,
    answered.is_denied,
    answered.is_unclassified,
    answered.is_answered_again,
    answered.latest_paid
from answered
left join submitted on answered.claim_id = submitted.claim_id;
