(
    select
        {{columns}},
        _nth,
        _batch
    from read_parquet({{files}})
    {{latest}}
)
