-- id: claim_php_revenue_with_iop_code
-- version: 1
-- title: PHP revenue code with an IOP procedure
-- table: claim_line
-- severity: error
-- among: revenue_code in ('0912', '0913', '912', '913')
-- why: Revenue and procedure name two levels of care. The line is denied for it (CARC 199).
-- mend: Bill IOP with revenue 0905 or 0906, or correct the procedure.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where revenue_code in ('0912', '0913', '912', '913') and procedure_code in ('H0015', 'S9480')
