-- table: answer_order
-- about: one row per remittance, whether a reversal of its own day took it back, and whether it corrects an earlier answer
create table answer_order as
with reversal as (
    select
        remittance.claim_id,
        remittance.line_no,
        remittance.payer,
        remittance.order_day,
        remittance.paid,
        remit_reason.adjusted
    from remittance
    inner join remit_reason on remittance.remittance_id = remit_reason.remittance_id
    where remittance.answer = 'reversal' and coalesce(remittance.payer_sequence, 1) = 1
),

-- A reversal and the answer it takes back may carry one date; its amounts tell that answer from the correction.
taken_back as (
    select distinct remittance.remittance_id
    from remittance
    inner join remit_reason on remittance.remittance_id = remit_reason.remittance_id
    inner join reversal
        on remittance.claim_id = reversal.claim_id
        and remittance.line_no = reversal.line_no
        and remittance.payer is not distinct from reversal.payer
        and remittance.order_day = reversal.order_day
        and abs(remittance.paid) = abs(reversal.paid)
        and abs(remit_reason.adjusted) = abs(reversal.adjusted)
    where remittance.answer <> 'reversal'
),

-- An answer that follows a reversal of its claim corrects an earlier one: it is not initial.
correction as (
    select distinct remittance.remittance_id
    from remittance
    inner join reversal
        on remittance.claim_id = reversal.claim_id
        and remittance.payer is not distinct from reversal.payer
        and remittance.order_day >= reversal.order_day
    left join taken_back on remittance.remittance_id = taken_back.remittance_id
    where remittance.order_day > reversal.order_day or taken_back.remittance_id is null
)

select
    remittance.remittance_id,
    taken_back.remittance_id is not null as is_taken_back,
    correction.remittance_id is not null as is_correction
from remittance
left join taken_back on remittance.remittance_id = taken_back.remittance_id
left join correction on remittance.remittance_id = correction.remittance_id;
