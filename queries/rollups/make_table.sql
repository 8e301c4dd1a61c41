-- about: where the roll-ups of a kind are kept, one measure after the other
create table if not exists {{table}} (
    measure smallint,
    dimension varchar,
    "value" varchar,
    month date,
    depth integer,
    "at" {{at}},
    {{columns}}
)
