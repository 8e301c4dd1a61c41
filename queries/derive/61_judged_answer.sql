-- view: judged_answer
-- about: one row per line and adjudication, whether it denies, how much of it, and for which reason most of all
create view judged_answer as
-- Reason codes decide. Without any, the status of a billing export does, or CLP02 = 4.
with weighed as (
    select
        known_answer.*,
        adjustment_sum.adjustments is not null as has_codes,
        coalesce(adjustment_sum.adjusted, 0) as adjusted,
        adjustment_sum.denied,
        coalesce(adjustment_sum.is_duplicate, false) as has_duplicate,
        adjustment_sum.is_unclassified as has_unclassified,
        adjustment_sum.denial_carc,
        adjustment_sum.denial_class,
        coalesce(known_answer.status = 'denied' or (known_answer.status is null and known_answer.clp02 = '4'), false)
            as is_denied_by_status
    from known_answer
    left join adjustment_sum on known_answer.adjustments = adjustment_sum.adjustments
),

judged as (
    select
        *,
        case
            when has_codes then denied > 0
            else is_denied_by_status or coalesce(status = 'partial', false)
        end as is_denied
    from weighed
)

select
    remittance_id,
    claim_id,
    line_no,
    payer,
    payer_sequence,
    answer,
    remitted_on,
    order_day,
    charge,
    paid,
    adjusted,
    is_denied,
    -- A line called partial without a code does not say how much of it was denied.
    case
        when not is_denied then 0
        when has_codes then denied
        when is_denied_by_status then charge - paid
    end as denied_amount,
    paid <= 0 and has_duplicate and not is_denied as is_duplicate,
    -- Money is missing, and nobody has said whether its reason is a denial.
    not is_denied and case
        when has_codes then has_unclassified
        else status is null and coalesce(paid < charge, true)
    end as is_unclassified,
    case when is_denied then denial_carc end as denial_carc,
    case when is_denied then denial_class end as denial_class
from judged;
