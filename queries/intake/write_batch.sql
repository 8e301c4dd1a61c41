copy (
    select
        {{columns}},
        _nth::integer as _nth,
        {{batch}}::integer as _batch,
        _file,
        _line,
        _state
    from {{accepted}}
    where _state <> 'superseded'
    {{order}}
) to {{path}} (format parquet, compression zstd)
