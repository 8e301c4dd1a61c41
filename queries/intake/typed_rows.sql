select
    _record,
    {{columns}},
    [{{faults}}]::integer[] as cell_faults
from {{relation}}
