-- about: the rows of such a file as text; each stands on a line of its own
(
    select
        row_number() over () as _record,
        row_number() over () + {{header_line}} as _line,
        *
    from {{rows}}
)
