-- table: replaced_score
-- about: one row per score that another of its day replaces, for of two records of one day the one loaded last counts
create table replaced_score as
-- Every assessment has a row for each scale of its instrument: one of them tells how many there are of a day.
with one_scale as (
    select
        instrument,
        min(scale) as scale
    from score
    group by instrument
),

several as (
    select
        score.episode_no,
        score.instrument,
        score.assessed_day
    from score
    inner join one_scale
        on one_scale.instrument = score.instrument
        and one_scale.scale = score.scale
    where score.episode_no is not null and score.assessed_day is not null
    group by all
    having count(*) > 1
),

ranked as (
    select
        score.rowid as score_no,
        -- Edition and value only settle what loading leaves open.
        row_number() over (
            partition by score.episode_no, score.instrument, score.scale, score.assessed_day
            order by score._batch desc, score._file desc, score._line desc, score.edition desc, score.value desc
        ) as place
    from score
    semi join several
        on several.episode_no = score.episode_no
        and several.instrument = score.instrument
        and several.assessed_day = score.assessed_day
    where score.value is not null
)

select score_no
from ranked
where place > 1;
