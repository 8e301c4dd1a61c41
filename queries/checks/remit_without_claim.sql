-- id: remit_without_claim
-- version: 1
-- title: Remittance for a line that was not billed
-- table: remit_line
-- severity: error
-- among: exists (select 1 from claim_line) and line_no > 0
-- why: The answer has no bill, so days to an answer and figures by program leave it out.
-- mend: Load the claims for the same period; check that both exports number claims and lines alike.
-- ours: true
select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
where
    exists (select 1 from claim_line)
    and remit_line.line_no > 0
    and not exists (
        select 1
        from claim_line
        where claim_line.claim_id = remit_line.claim_id and claim_line.line_no = remit_line.line_no
    )
