-- id: claim_code_missing
-- version: 1
-- title: Neither procedure nor revenue code
-- table: claim_line
-- severity: warning
-- why: Nobody can tell what was billed. Figures by code leave the line out.
-- mend: Add the codes to the billing export.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where procedure_code is null and revenue_code is null
