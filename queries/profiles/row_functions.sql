-- about: the functions that give one value from the values of one row
select distinct function_name as name
from duckdb_functions()
where function_type in ('scalar', 'macro')
