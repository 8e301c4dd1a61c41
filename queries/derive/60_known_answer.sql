-- view: known_answer
-- about: one row per line and adjudication known on as_of, with what sort of answer it is
create type answer_word as enum ('forwarded', 'other', 'predetermination', 'primary', 'reversal', 'secondary');

create view known_answer as
-- Claims are only looked up for answers that do not say themselves what was charged, or whose answer it is.
with billed_payer as (
    select
        claim_id,
        min(payer) as payer
    from claim_line
    where claim_id in (select claim_id from remit_line where payer is null)
    group by claim_id
),

billed_charge as (
    select
        claim_id,
        line_no,
        charge
    from claim_line
    where claim_id in (select claim_id from remit_line where charge is null)
),

known as (
    select
        remit_line.rowid as remittance_id,
        remit_line.claim_id,
        remit_line.line_no,
        coalesce(remit_line.payer, billed_payer.payer) as payer,
        remit_line.payer_sequence,
        nullif(ltrim(trim(remit_line.claim_status), '0'), '') as clp02,
        remit_line.status,
        remit_line.remitted_on,
        -- An export counts in dates or in days since admission, never in both: either puts answers in order.
        coalesce(remit_line.remitted_on - date '1970-01-01', remit_line.remitted_day) as order_day,
        coalesce(remit_line.charge, billed_charge.charge) as charge,
        remit_line.paid,
        nullif(trim(remit_line.adjustments), '') as adjustments
    from remit_line
    left join billed_payer on remit_line.claim_id = billed_payer.claim_id
    left join billed_charge on remit_line.claim_id = billed_charge.claim_id and remit_line.line_no = billed_charge.line_no
    where remit_line.remitted_on is null or remit_line.remitted_on <= (select as_of from snapshot_fact)
)

select
    remittance_id,
    claim_id,
    line_no,
    payer::payer_word as payer,
    payer_sequence,
    -- CLP02 says how the payer processed the claim; only 1, 4 and 19 are a first payer's own answer (X12 835, CLP02).
    case
        when clp02 = '22' or status = 'reversed' then 'reversal'::answer_word
        when clp02 = '23' then 'forwarded'::answer_word
        when clp02 = '25' then 'predetermination'::answer_word
        when payer_sequence > 1 or clp02 in ('2', '3', '20', '21') then 'secondary'::answer_word
        when clp02 in ('1', '4', '19') then 'primary'::answer_word
        when clp02 is null and status is distinct from 'pending' then 'primary'::answer_word
        else 'other'::answer_word
    end as answer,
    clp02,
    status,
    remitted_on,
    order_day,
    charge,
    paid,
    adjustments
from known;
