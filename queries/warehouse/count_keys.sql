-- about: whether a table holds every key once; the keys are given, or the hash of each, which takes a fraction of the memory
select
    (select count(*) from {{table}})::integer as rows,
    (select count(*) from (select distinct {{key}} from {{table}}))::integer as keys
