select
    (select count(*) from {{table}})::integer as rows,
    (select count(*) from (select distinct {{key}} from {{table}}))::integer as keys
