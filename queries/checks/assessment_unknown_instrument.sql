-- id: assessment_unknown_instrument
-- version: 1
-- title: Instrument that is not in the registry
-- table: assessment
-- severity: error
-- why: Nobody knows how it is scored, so it is in no figure.
-- mend: Write the id as "plumbline instruments" lists it, map it in the profile, or add the instrument.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from assessment
where instrument not in (select scale.instrument from {{scales}} as scale)
