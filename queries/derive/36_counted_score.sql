-- view: counted_score
-- about: one row per stay, instrument, scale and day with a score, as known by the place of its stay and its own
create view counted_score as
select
    score.rowid as score_no,
    score.episode_no,
    score.instrument,
    score.scale,
    score.assessed_day,
    score.value
from score
anti join replaced_score
    on replaced_score.score_no = score.rowid
where score.value is not null and score.assessed_day is not null and score.episode_no is not null;
