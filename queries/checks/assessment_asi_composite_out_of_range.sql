-- id: assessment_asi_composite_out_of_range
-- version: 1
-- title: ASI composite below 0 or above 1
-- table: assessment
-- severity: info
-- among: "instrument = 'asi'"
-- why: The published formulas allow it where amounts are large. It is kept as it is, and moves means a little.
-- mend: Check the amounts of money on the form.
-- source: US Department of Veterans Affairs, VistA ASI composite routines (1996-97)
select distinct
    score._batch,
    score._file,
    score._line,
    score.episode_id
from score
where score.instrument = 'asi' and score.value not between 0 and 1
