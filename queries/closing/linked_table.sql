-- about: the records whose rows in the lake are looked for, and by which column they are found there
create temp table linked (
    link_column varchar,
    record varchar,
    link varchar
)
