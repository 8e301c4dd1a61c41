-- about: the tables and views that a measure may read
select lower(table_name) as name
from information_schema.tables
where table_schema = 'main'
