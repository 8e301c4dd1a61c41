-- table: score_spread
-- about: one row per scale of an instrument, with how far apart people are at the start, in points
create table score_spread as
select
    instrument,
    scale,
    stddev_samp(baseline_value) as sd_at_start
from score_pair
group by instrument, scale;
