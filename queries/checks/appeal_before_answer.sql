-- id: appeal_before_answer
-- version: 1
-- title: Appealed before any answer
-- table: appeal
-- severity: warning
-- among: "claim_id in (select claim_id from remit_line)"
-- why: There is nothing to appeal against before the payer has answered.
-- mend: Check the date of the appeal, and load the remittance that is missing.
-- ours: true
with first_answer as (
    select
        claim_id,
        min(remitted_on) as remitted_on,
        min(remitted_day) as remitted_day
    from remit_line
    group by claim_id
)

select
    appeal._batch,
    appeal._file,
    appeal._line,
    appeal.claim_id,
    appeal.line_no
from appeal
inner join first_answer on first_answer.claim_id = appeal.claim_id
where
    appeal.appealed_on < first_answer.remitted_on
    or appeal.appealed_day < first_answer.remitted_day
