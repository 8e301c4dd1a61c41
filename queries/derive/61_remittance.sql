-- table: remittance
-- about: one row per line and adjudication known on as_of, with what sort of answer it is
create table remittance as
with billed_payer as (
    select
        claim_id,
        min(payer) as payer
    from claim_line
    group by claim_id
),

known as (
    select
        remit_line.rowid as remittance_id,
        remit_line.claim_id,
        remit_line.line_no,
        coalesce(remit_line.payer, billed_payer.payer) as payer,
        remit_line.payer_sequence,
        nullif(ltrim(trim(remit_line.claim_status), '0'), '') as clp02,
        remit_line.status::varchar as status,
        remit_line.remitted_on,
        remit_line.remitted_day,
        -- An export counts in dates or in days since admission, never in both: either puts answers in order.
        coalesce(remit_line.remitted_on - date '1970-01-01', remit_line.remitted_day) as order_day,
        coalesce(remit_line.charge, claim_line.charge) as charge,
        remit_line.paid,
        nullif(trim(remit_line.adjustments), '') as adjustments
    from remit_line
    cross join snapshot_fact
    left join billed_payer on remit_line.claim_id = billed_payer.claim_id
    left join claim_line on remit_line.claim_id = claim_line.claim_id and remit_line.line_no = claim_line.line_no
    where remit_line.remitted_on is null or remit_line.remitted_on <= snapshot_fact.as_of
)

select
    remittance_id,
    claim_id,
    line_no,
    payer,
    payer_sequence,
    -- CLP02 says how the payer processed the claim; only 1, 4 and 19 are a first payer's own answer (X12 835, CLP02).
    case
        when clp02 = '22' or status = 'reversed' then 'reversal'
        when clp02 = '23' then 'forwarded'
        when clp02 = '25' then 'predetermination'
        when payer_sequence > 1 or clp02 in ('2', '3', '20', '21') then 'secondary'
        when clp02 in ('1', '4', '19') then 'primary'
        when clp02 is null and status is distinct from 'pending' then 'primary'
        else 'other'
    end as answer,
    clp02,
    status,
    remitted_on,
    remitted_day,
    order_day,
    charge,
    paid,
    adjustments
from known;
