-- table: remit_line
-- about: what came back, one row per line and adjudication
-- key: [claim_id, line_no, payer, payer_sequence, claim_status, status, remitted_on, remitted_day]
-- rules:
--   - {column: remitted_on, rule: remittance date is missing, when: "remitted_on is null and remitted_day is null"}
--   - {column: payer_sequence, rule: "payer sequence is not 1, 2 or 3", when: "payer_sequence not between 1 and 3"}
--   - {column: adjustments, rule: "adjustments are not GROUP-CODE:AMOUNT separated by ;", when: "not regexp_full_match(adjustments, '((CO|PR|PI|OA|CR)-[A-Za-z0-9]{1,4}:-?[0-9]+([.][0-9]+)?)(;(CO|PR|PI|OA|CR)-[A-Za-z0-9]{1,4}:-?[0-9]+([.][0-9]+)?)*;?')"}
create table remit_line (
    claim_id varchar not null,
    line_no integer not null,
    payer varchar,
    payer_sequence tinyint,
    claim_status varchar,
    remitted_on date,
    remitted_day integer,
    charge decimal(14, 2),
    allowed decimal(14, 2),
    paid decimal(14, 2) not null,
    adjustments varchar,
    remarks varchar,
    status enum ('paid', 'denied', 'partial', 'pending', 'reversed'),
    denial_reason varchar
);

comment on column remit_line.claim_status is 'CLP02 of the remittance';
comment on column remit_line.adjustments is 'CAS group, reason code and amount: CO-197:450.00;PR-2:20.00';
comment on column remit_line.remarks is 'remark codes: N130;M51';
comment on column remit_line.status is 'where a billing export has no adjustment codes';
