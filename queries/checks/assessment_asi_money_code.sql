-- id: assessment_asi_money_code
-- version: 1
-- title: ASI amount of 9999
-- table: assessment
-- severity: warning
-- among: "instrument = 'asi'"
-- why: In older four-digit fields 9999 can be a code for "not known". Taken as dollars, it moves the composite.
-- mend: Leave the amount empty where it is not known; state so here where it is true.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from assessment
where instrument = 'asi' and 9999 in (items['e12'], items['e17'], items['d23'])
