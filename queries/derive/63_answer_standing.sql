-- table: answer_standing
-- about: one row per remittance that is not the only answer of its payer for its line, or whose claim has a reversal
create table answer_standing as
with several_key as (
    select hash(claim_id, line_no, payer) as key_hash
    from known_answer
    group by key_hash
    having count(*) > 1
),

-- Most lines have one answer of a payer, which is the first and the latest: only of the others is one to be chosen.
looked_at as materialized (
    select *
    from judged_answer
    where
        hash(claim_id, line_no, payer) in (select key_hash from several_key)
        or claim_id in (
            select claim_id
            from known_answer
            where answer = 'reversal'::answer_word and coalesce(payer_sequence, 1) = 1
        )
),

reversal as (
    select
        claim_id,
        line_no,
        payer,
        order_day,
        paid,
        adjusted
    from looked_at
    where answer = 'reversal'::answer_word and coalesce(payer_sequence, 1) = 1
),

-- A reversal and the answer it takes back may carry one date; its amounts tell that answer from the correction.
taken_back as (
    select distinct looked_at.remittance_id
    from looked_at
    inner join reversal
        on looked_at.claim_id = reversal.claim_id
        and looked_at.line_no = reversal.line_no
        and looked_at.payer is not distinct from reversal.payer
        and looked_at.order_day = reversal.order_day
        and abs(looked_at.paid) = abs(reversal.paid)
        and abs(looked_at.adjusted) = abs(reversal.adjusted)
    where looked_at.answer <> 'reversal'::answer_word
),

-- An answer that follows a reversal of its claim corrects an earlier one: it is not initial.
correction as (
    select distinct looked_at.remittance_id
    from looked_at
    inner join reversal
        on looked_at.claim_id = reversal.claim_id
        and looked_at.payer is not distinct from reversal.payer
        and looked_at.order_day >= reversal.order_day
    left join taken_back on looked_at.remittance_id = taken_back.remittance_id
    where looked_at.order_day > reversal.order_day or taken_back.remittance_id is null
),

answered as (
    select
        looked_at.*,
        taken_back.remittance_id is not null as is_taken_back,
        correction.remittance_id is not null as is_correction,
        -- What a later payer, a reversal or a duplicate says stands for the line only where there is nothing else.
        case
            when looked_at.answer = 'primary'::answer_word and not looked_at.is_duplicate then 1
            when looked_at.answer = 'primary'::answer_word then 2
            when looked_at.answer = 'secondary'::answer_word then 3
            else 4
        end as standing
    from looked_at
    left join taken_back on looked_at.remittance_id = taken_back.remittance_id
    left join correction on looked_at.remittance_id = correction.remittance_id
),

placed as (
    select
        *,
        row_number() over first_to_latest = 1 as is_first,
        first_value(remittance_id) over latest_to_first as latest_id,
        first_value(paid) over latest_to_first as latest_paid,
        first_value(is_denied) over latest_to_first as latest_is_denied
    from answered
    window
        -- Two answers on one day and no reversal: nobody denies what is already paid. What was loaded first decides nothing.
        first_to_latest as (
            partition by claim_id, line_no, payer
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
        ),
        -- The other way round, so that the first of several is never the latest.
        latest_to_first as (
            partition by claim_id, line_no, payer
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
        )
)

select
    remittance_id,
    is_correction,
    is_first,
    case when latest_id <> remittance_id then latest_paid end as latest_paid,
    case when latest_id <> remittance_id then latest_is_denied end as latest_is_denied
from placed;
