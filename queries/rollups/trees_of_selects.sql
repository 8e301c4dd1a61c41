-- about: the trees of the selects of measures as DuckDB parses them, in their order
select json_serialize_sql(unnest($selects))::varchar as tree
