-- id: appeal_without_claim
-- version: 1
-- title: Appeal of a claim that was not billed
-- table: appeal
-- severity: error
-- among: exists (select 1 from claim_line)
-- why: The appeal has no denial to belong to, so overturn rates leave it out.
-- mend: Load the claims for the same period, or correct the claim number.
-- ours: true
select
    appeal._batch,
    appeal._file,
    appeal._line,
    appeal.claim_id,
    appeal.line_no
from appeal
where
    exists (select 1 from claim_line)
    and not exists (
        select 1
        from claim_line
        where
            claim_line.claim_id = appeal.claim_id
            and coalesce(claim_line.line_no = appeal.line_no, true)
    )
