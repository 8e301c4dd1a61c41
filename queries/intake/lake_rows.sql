(
    select
        {{columns}},
        _nth,
        _batch
    from read_parquet({{files}})
    qualify row_number() over (partition by {{key}} order by _batch desc) = 1
)
