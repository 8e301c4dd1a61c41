-- id: assessment_twice_a_day
-- version: 1
-- title: The same instrument twice on one day
-- table: assessment
-- severity: warning
-- why: The one loaded last counts, by chance of the order in the file.
-- mend: Keep the administration that was used in the chart; take out the other.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from assessment
qualify count(*) over (partition by episode_id, instrument, assessed_on, assessed_day) > 1
