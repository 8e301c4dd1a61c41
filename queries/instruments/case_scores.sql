-- about: what the worked examples of instruments come out as
select
    episode_id,
    scale,
    value,
    band,
    score_method
from score
