-- about: a tree as the select it stands for
select json_deserialize_sql($tree::json) as sql
