-- id: assessment_in_future
-- version: 1
-- title: Assessed after the last day the data knows
-- table: assessment
-- severity: error
-- among: assessed_on is not null
-- why: It cannot have been answered yet. It counts nowhere until the date has come.
-- mend: Correct the year or month of the assessment.
-- ours: true
select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
cross join snapshot_fact
where assessment.assessed_on > snapshot_fact.as_of
