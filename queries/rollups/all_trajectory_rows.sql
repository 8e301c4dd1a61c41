-- about: the rows of a trajectory as they were kept
select rollup_trajectory.*
from rollup_trajectory
