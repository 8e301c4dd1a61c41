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

several_key as (
    select hash(claim_id, line_no, payer) as key_hash
    from remittance
    group by key_hash
    having count(*) > 1
),

-- Most lines have one answer of a payer, which is the first and the latest: only of the others is one to be chosen.
several as (
    select *
    from answered
    where hash(claim_id, line_no, payer) in (
        select key_hash
        from several_key
    )
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
    from several
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
    from several
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
),

chosen as (
    select
        *,
        remittance_id as latest_id,
        paid as latest_paid,
        is_denied as latest_is_denied
    from answered
    where hash(claim_id, line_no, payer) not in (
        select key_hash
        from several_key
    )
    union all by name
    select
        first_answer.*,
        latest_answer.remittance_id as latest_id,
        latest_answer.paid as latest_paid,
        latest_answer.is_denied as latest_is_denied
    from first_answer
    inner join latest_answer
        on first_answer.claim_id = latest_answer.claim_id
        and first_answer.line_no = latest_answer.line_no
        and first_answer.payer is not distinct from latest_answer.payer
)

select
    remittance_id,
    claim_id,
    line_no,
    payer,
    remitted_on,
    order_day,
    answer in ('primary', 'secondary') as is_adjudicated,
    answer = 'primary' as is_primary,
    not is_correction as is_first,
    not is_duplicate as is_original,
    answer = 'primary' and not is_correction and not is_duplicate as is_initial,
    charge,
    paid,
    is_denied,
    denied_amount,
    is_unclassified,
    denial_carc,
    denial_class,
    latest_id <> remittance_id as is_answered_again,
    latest_paid,
    latest_is_denied as is_denied_at_last
from chosen;
