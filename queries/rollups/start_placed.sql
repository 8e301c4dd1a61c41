-- about: a table for placed rows of one shape, with the first of them
create or replace temp table {{table}} as
{{placed}}
