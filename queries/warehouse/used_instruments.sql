-- about: the instruments that the assessments name, known or not
select distinct
    instrument
from assessment
