-- about: what is known of every measure that was rolled up, or left to its rows
insert into rolled.rollup
select
    note.measure,
    note.number,
    note.hash,
    note.is_additive,
    note.first_on,
    note.last_on,
    note.told,
    note.placed
from (
    select unnest(from_json($notes::json, '[{
        "measure": "VARCHAR",
        "number": "SMALLINT",
        "hash": "VARCHAR",
        "is_additive": "BOOLEAN",
        "first_on": "VARCHAR",
        "last_on": "VARCHAR",
        "told": "VARCHAR",
        "placed": "VARCHAR"
    }]')) as note
)
