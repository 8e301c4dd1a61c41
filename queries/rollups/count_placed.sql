-- about: how many placed rows wait to be counted
select count(*)::integer as rows
from {{table}}
