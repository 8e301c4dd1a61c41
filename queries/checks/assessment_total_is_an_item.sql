-- id: assessment_total_is_an_item
-- version: 1
-- title: Total never above the highest answer to one question
-- table: assessment
-- severity: error
-- among: total is not null
-- why: In 10 rows or more of one file no total passes what a single question can give, so the column holds one question.
-- mend: Export the total, or name the column by its question. LOINC 44260-8 is question 9 of the PHQ-9, not its total.
-- ours: true
with highest_answer as (
    select
        answer.instrument,
        max(answer.most) as most
    from {{items}} as answer
    group by answer.instrument
),

suspect as (
    select
        assessment._batch,
        assessment._file,
        assessment.instrument
    from assessment
    inner join highest_answer on highest_answer.instrument = assessment.instrument
    inner join {{scales}} as scale on scale.instrument = assessment.instrument and scale.is_total
    where assessment.total is not null
    group by
        assessment._batch,
        assessment._file,
        assessment.instrument
    having
        count(*) >= 10
        and max(assessment.total) <= max(highest_answer.most)
        and max(scale.most) > max(highest_answer.most)
)

select
    assessment._batch,
    assessment._file,
    assessment._line,
    assessment.episode_id
from assessment
inner join suspect
    on suspect._batch = assessment._batch
    and suspect._file = assessment._file
    and suspect.instrument = assessment.instrument
where assessment.total is not null
