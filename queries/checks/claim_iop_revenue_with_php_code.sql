-- id: claim_iop_revenue_with_php_code
-- version: 1
-- title: IOP revenue code with a PHP procedure
-- table: claim_line
-- severity: error
-- among: revenue_code in ('0905', '0906', '905', '906')
-- why: Revenue and procedure name two levels of care. The line is denied for it (CARC 199).
-- mend: Bill PHP with revenue 0912 or 0913, or correct the procedure.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where revenue_code in ('0905', '0906', '905', '906') and procedure_code in ('H0035', 'S0201')
