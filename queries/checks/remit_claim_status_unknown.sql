-- id: remit_claim_status_unknown
-- version: 1
-- title: Claim status that the 835 does not have
-- table: remit_line
-- severity: warning
-- among: claim_status is not null
-- why: Nobody can tell whether it is the first payer's answer, so denial rates leave it out.
-- mend: Export CLP02 as the payer sent it, or map the words of the system in the profile.
-- source: X12 835, CLP02 of 1 to 4, 19 to 23 and 25
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from remit_line
where
    ltrim(trim(claim_status), '0') not in ('1', '2', '3', '4', '19', '20', '21', '22', '23', '25')
