-- about: the tree of an expression as DuckDB parses it, as the one column of a select; nothing is run
select json_serialize_sql('select (' || $expression || chr(10) || ')')::varchar as tree
