-- id: assessment_unknown_edition
-- version: 1
-- title: Edition that the registry does not list
-- table: assessment
-- severity: warning
-- among: "edition is not null and instrument in (select edition.instrument from {{editions}} as edition)"
-- why: Editions number their questions differently. An unknown one is read as the usual one.
-- mend: Write the edition as the registry has it, or leave it empty for the usual one.
-- ours: true
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
where
    assessment.edition is not null
    and assessment.instrument in (select edition.instrument from {{editions}} as edition)
    and not exists (
        select 1
        from {{editions}} as edition
        where edition.instrument = assessment.instrument and edition.edition = assessment.edition
    )
