-- about: the functions that give the same answer for the same rows, and look at nothing but those rows
select distinct function_name as name
from duckdb_functions()
where
    function_type in ('scalar', 'aggregate', 'macro')
    and coalesce(stability, 'CONSISTENT') = 'CONSISTENT'
    and function_name not in ('currval', 'current_setting', 'getenv', 'getvariable', 'nextval', 'setseed', 'write_log')
    and not starts_with(function_name, 'pg_')
    and not starts_with(function_name, 'current_')
