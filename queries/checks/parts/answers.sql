-- about: one row per answer of an assessment, with what its question allows in the edition it was given in
with given as (
    select
        assessment._batch,
        assessment._file,
        assessment._line,
        assessment.episode_id,
        assessment.instrument,
        -- An edition nobody lists is read as the usual one, as scores do.
        coalesce(edition.edition, '') as edition,
        unnest(map_keys(assessment.items)) as code,
        unnest(map_values(assessment.items)) as given
    from assessment
    left join {{editions}} as edition
        on edition.instrument = assessment.instrument
        and edition.edition = assessment.edition
)

select
    given._batch,
    given._file,
    given._line,
    given.episode_id,
    given.instrument,
    given.given,
    item.least,
    item.most,
    item.is_whole,
    item.listed
from given
left join {{items}} as item
    on item.instrument = given.instrument
    and item.edition = given.edition
    and item.code = given.code
