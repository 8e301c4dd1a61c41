-- table: line_answer
-- about: one row per line and payer, the payer's first answer as the primary payer, or what there is instead
create table line_answer as
with answered as (
    select
        remittance.remittance_id,
        remittance.claim_id,
        remittance.line_no,
        remittance.payer,
        remittance.payer_sequence,
        remittance.answer,
        remittance.remitted_on,
        remittance.order_day,
        remittance.charge,
        remittance.paid,
        remit_reason.adjusted,
        remit_reason.is_denied,
        remit_reason.denied_amount,
        remit_reason.is_duplicate,
        remit_reason.is_unclassified,
        remit_reason.denial_carc,
        remit_reason.denial_class
    from remittance
    inner join remit_reason on remittance.remittance_id = remit_reason.remittance_id
),

reversal as (
    select
        claim_id,
        line_no,
        payer,
        order_day,
        paid,
        adjusted
    from answered
    where answer = 'reversal' and coalesce(payer_sequence, 1) = 1
),

-- A reversal and the answer it takes back may carry one date; its amounts tell that answer from the correction.
taken_back_same_day as (
    select distinct answered.remittance_id
    from answered
    inner join reversal
        on answered.claim_id = reversal.claim_id
        and answered.line_no = reversal.line_no
        and answered.payer is not distinct from reversal.payer
        and answered.order_day = reversal.order_day
        and abs(answered.paid) = abs(reversal.paid)
        and abs(answered.adjusted) = abs(reversal.adjusted)
    where answered.answer <> 'reversal'
),

-- An answer that follows a reversal of its claim corrects an earlier one: it is not initial.
corrected as (
    select distinct answered.remittance_id
    from answered
    inner join reversal
        on answered.claim_id = reversal.claim_id
        and answered.payer is not distinct from reversal.payer
        and answered.order_day >= reversal.order_day
    left join taken_back_same_day on answered.remittance_id = taken_back_same_day.remittance_id
    where answered.order_day > reversal.order_day or taken_back_same_day.remittance_id is null
),

first_answer as (
    select
        answered.claim_id,
        answered.line_no,
        answered.payer,
        answered.answer,
        answered.remitted_on,
        answered.charge,
        answered.paid,
        answered.is_denied,
        answered.denied_amount,
        answered.is_duplicate,
        answered.is_unclassified,
        answered.denial_carc,
        answered.denial_class,
        corrected.remittance_id is not null as is_correction
    from answered
    left join corrected on answered.remittance_id = corrected.remittance_id
    left join taken_back_same_day on answered.remittance_id = taken_back_same_day.remittance_id
    qualify row_number() over (
        partition by answered.claim_id, answered.line_no, answered.payer
        order by
            case
                when answered.answer = 'primary' and not answered.is_duplicate then 1
                when answered.answer = 'primary' then 2
                when answered.answer = 'secondary' then 3
                else 4
            end,
            answered.order_day,
            taken_back_same_day.remittance_id is null,
            -- Two answers on one day and no reversal: nobody denies what is already paid.
            answered.paid,
            answered.remittance_id
    ) = 1
)

select
    claim_id,
    line_no,
    payer,
    remitted_on,
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
    denial_class
from first_answer;
