-- about: the records of a month as a file. In one order, so that the same state gives the same bytes
copy (
    select
        measure,
        record,
        part,
        steps,
        passes,
        counted_as,
        units
    from standing
    order by all
) to {{path}} (format parquet, compression zstd)
