-- about: the rows of a trajectory with their stratum, kept for what is asked of them twice
create or replace temp table rollup_trajectory as
{{placed}}
