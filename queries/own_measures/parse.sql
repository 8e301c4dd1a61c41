-- about: the tree of the select of a clinic's own measure as DuckDB parses it; nothing is run
select json_serialize_sql($sql::varchar)::varchar as tree
