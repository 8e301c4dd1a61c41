-- about: the rows of a measure with what is known of everybody at the start and the end, whether they are in the number or not
with placed as (
    {{placed}}
)

select
    placed.*,
    episode_fact.episode_id is not null as is_compared,
    episode_fact.discharge_reason as compared_reason,
    score_pair.baseline_value as compared_start
from placed
left join episode_fact
    on episode_fact.episode_id = placed.episode_id
left join score_pair
    on score_pair.episode_id = placed.episode_id
    and score_pair.instrument = $compared_instrument
    and score_pair.scale = $compared_scale
