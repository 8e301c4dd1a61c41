-- id: remit_sequence_contradicts_status
-- version: 1
-- title: Payer's place differs from the claim status
-- table: remit_line
-- severity: warning
-- among: claim_status is not null and payer_sequence is not null
-- why: Status 1 is the first payer's answer, 2 the second's, 3 the third's. First denials count the first payer alone.
-- mend: Export both from the remittance; do not take the place from the order of posting.
-- source: X12 835, CLP02 says as which payer the claim was processed
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from remit_line
where
    payer_sequence <> case ltrim(trim(claim_status), '0')
        when '1' then 1
        when '19' then 1
        when '2' then 2
        when '20' then 2
        when '3' then 3
        when '21' then 3
    end
