-- id: assessment_asi_numbering
-- version: 1
-- title: ASI item P11 above 1, so the form is numbered as before 1997
-- table: assessment
-- severity: error
-- among: instrument = 'asi' and items['p11'] is not null
-- why: On the older form P11 is days of problems, not yes or no. Read as the newer one, the psychiatric composite is lost.
-- mend: Write asi-5-1990s in the edition of these rows.
-- source: US Department of Veterans Affairs, VistA ASI composite routines (1996-97)
select
    _batch,
    _file,
    _line,
    episode_id
from assessment
where
    instrument = 'asi'
    and items['p11'] > 1
    and edition is distinct from 'asi-5-1990s'
