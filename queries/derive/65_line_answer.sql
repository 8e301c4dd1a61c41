-- table: line_answer
-- about: one row per line and payer, the payer's first answer as the primary payer, or what there is instead; and its latest
create table line_answer as
with answered as (
    select
        remittance.remittance_id,
        remittance.claim_id,
        remittance.line_no,
        remittance.payer,
        remittance.answer,
        remittance.remitted_on,
        remittance.order_day,
        remittance.charge,
        remittance.paid,
        remit_reason.is_denied,
        remit_reason.denied_amount,
        remit_reason.is_duplicate,
        remit_reason.is_unclassified,
        remit_reason.denial_carc,
        remit_reason.denial_class,
        answer_order.is_taken_back,
        answer_order.is_correction,
        -- What a later payer, a reversal or a duplicate says stands for the line only where there is nothing else.
        case
            when remittance.answer = 'primary' and not remit_reason.is_duplicate then 1
            when remittance.answer = 'primary' then 2
            when remittance.answer = 'secondary' then 3
            else 4
        end as standing
    from remittance
    inner join remit_reason on remittance.remittance_id = remit_reason.remittance_id
    inner join answer_order on remittance.remittance_id = answer_order.remittance_id
),

first_answer as (
    select
        remittance_id,
        claim_id,
        line_no,
        payer,
        answer,
        remitted_on,
        order_day,
        charge,
        paid,
        is_denied,
        denied_amount,
        is_duplicate,
        is_unclassified,
        is_correction,
        denial_carc,
        denial_class
    from answered
    qualify row_number() over (
        partition by claim_id, line_no, payer
        -- Two answers on one day and no reversal: nobody denies what is already paid. What was loaded first decides nothing.
        order by
            standing,
            order_day,
            is_taken_back desc,
            paid,
            is_denied desc,
            denied_amount desc nulls last,
            denial_carc nulls last,
            is_unclassified desc,
            charge nulls last,
            remittance_id
    ) = 1
),

latest_answer as (
    select
        remittance_id,
        claim_id,
        line_no,
        payer,
        paid,
        is_denied
    from answered
    qualify row_number() over (
        partition by claim_id, line_no, payer
        -- The other way round, so that the first of several is never the latest.
        order by
            standing,
            order_day desc,
            is_taken_back,
            paid desc,
            is_denied,
            denied_amount nulls first,
            denial_carc desc nulls first,
            is_unclassified,
            charge desc nulls first,
            remittance_id desc
    ) = 1
)

select
    first_answer.remittance_id,
    first_answer.claim_id,
    first_answer.line_no,
    first_answer.payer,
    first_answer.remitted_on,
    first_answer.order_day,
    first_answer.answer in ('primary', 'secondary') as is_adjudicated,
    first_answer.answer = 'primary' as is_primary,
    not first_answer.is_correction as is_first,
    not first_answer.is_duplicate as is_original,
    first_answer.answer = 'primary' and not first_answer.is_correction and not first_answer.is_duplicate as is_initial,
    first_answer.charge,
    first_answer.paid,
    first_answer.is_denied,
    first_answer.denied_amount,
    first_answer.is_unclassified,
    first_answer.denial_carc,
    first_answer.denial_class,
    latest_answer.remittance_id <> first_answer.remittance_id as is_answered_again,
    latest_answer.paid as latest_paid,
    latest_answer.is_denied as is_denied_at_last
from first_answer
inner join latest_answer
    on first_answer.claim_id = latest_answer.claim_id
    and first_answer.line_no = latest_answer.line_no
    and first_answer.payer is not distinct from latest_answer.payer;
