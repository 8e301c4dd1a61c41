-- id: remit_before_service
-- version: 1
-- title: Answered before the service
-- table: remit_line
-- severity: error
-- why: Nobody can answer for a service to come. Dates or claim numbers do not match.
-- mend: Check the day of service on the claim and the date of the remittance.
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
    remit_line.remitted_on < claim_line.service_from
    or remit_line.remitted_day < claim_line.service_from_day
