copy (
    with changed as (
        {{changed}}
    )

    select
        file,
        table_name as table,
        line,
        key,
        columns
    from changed
    order by _file, _record
) to {{path}} (format csv, header)
