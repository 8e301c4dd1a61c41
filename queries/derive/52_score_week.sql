-- view: score_week
-- about: one row per episode, instrument, scale and week since the baseline, with the score nearest to the week's day
create view score_week as
select
    episode_fact.episode_id,
    week_score.instrument,
    week_score.scale,
    week_score.week,
    week_score.value
from week_score
inner join episode_fact
    on episode_fact.episode_no = week_score.episode_no;
