-- about: of the rows that a set makes of every source row, those in which anything was measured
select *
from (
    {{typed}}
)
where {{is_measured}}
