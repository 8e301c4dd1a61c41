-- id: remit_payer_differs
-- version: 1
-- title: First payer's answer under another payer's name
-- table: remit_line
-- severity: info
-- among: payer is not null and coalesce(payer_sequence, 1) = 1
-- why: The claim and its answer may be counted under two payers where figures are grouped by payer.
-- mend: Use one name for each payer; map the names in the profile.
-- ours: true
select
    remit_line._batch,
    remit_line._file,
    remit_line._line,
    remit_line.claim_id,
    remit_line.line_no
from remit_line
inner join claim_line
    on claim_line.claim_id = remit_line.claim_id
    and claim_line.line_no = remit_line.line_no
where
    coalesce(remit_line.payer_sequence, 1) = 1
    and coalesce(ltrim(trim(remit_line.claim_status), '0'), '1') in ('1', '4', '19')
    and lower(trim(remit_line.payer)) <> lower(trim(claim_line.payer))
