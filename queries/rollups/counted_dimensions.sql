-- about: placed rows counted by month alone, and by month with each dimension
create or replace temp table rollup_counted as
{{counted}};
drop table rollup_numbered
