-- id: attendance_identical
-- version: 1
-- title: The same service written twice
-- table: attendance
-- severity: warning
-- why: Both rows count, for the service may have been given twice. If it was not, hours and rates are too high.
-- mend: Take out the second entry, or give the two services the codes that tell them apart.
-- ours: true
with numbered as (
    select
        _batch,
        _file,
        _line,
        episode_id,
        row_number() over (
            partition by
                episode_id,
                service_on,
                service_day,
                service_type,
                scheduled_minutes,
                attended_minutes,
                status,
                modality,
                procedure_code,
                revenue_code
            order by _batch, _file, _line
        ) as place
    from attendance
)

select
    _batch,
    _file,
    _line,
    episode_id
from numbered
where place > 1
