-- about: the people of a measure, each with its group, the severity at the start and what else expectations allow for
with placed as (
    {{placed}}
)

select
    {{columns}},
    placed.bucket as "group",
    score_pair.baseline_value::double as score,
    score_pair.baseline_band::varchar as band,
    placed.level_of_care,
    placed.primary_diagnosis,
    placed.payer_class,
    placed.age_group
from placed
left join score_pair
    on score_pair.episode_id = placed.episode_id
    and score_pair.instrument = $severity_instrument
    and score_pair.scale = $severity_scale
where placed.passes
