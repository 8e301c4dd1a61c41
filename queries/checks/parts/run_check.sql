-- about: how many rows a check finds, among how many it looks at, and the first of them by file and line
with broken as materialized (
    {{check}}
),

example as (
    select
        _batch,
        _file,
        _line,
        {{key}}
    from broken
    order by
        _batch,
        _file,
        _line,
        {{key}}
    limit 20
)

select
    (select count(*) from broken)::integer as count,
    (select count(*) from {{table}} where {{among}})::integer as of,
    coalesce(
        (
            select list({
                batch: _batch,
                file: _file,
                line: _line::integer,
                key: [{{key_texts}}]
            } order by _batch, _file, _line, {{key}})
            from example
        ),
        []
    ) as examples
