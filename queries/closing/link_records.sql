-- about: records that are found in the lake by their own code
insert into linked
select
    $link_column as link_column,
    unnest($records) as record,
    unnest($records) as link
