-- about: those in the number beside those not measured, by score at the start, and completion
with placed as (
    {{placed}}
)

select
    placed.passes as is_measured,
    count(*)::integer as n,
    count(score_pair.baseline_value)::integer as scored,
    sum(score_pair.baseline_value)::double as total,
    sum(score_pair.baseline_value * score_pair.baseline_value)::double as squares,
    count(*) filter (where episode_fact.discharge_reason <> 'unknown')::integer as known,
    count(*) filter (where episode_fact.discharge_reason = 'completed')::integer as completed
from placed
inner join episode_fact
    on episode_fact.episode_id = placed.episode_id
left join score_pair
    on score_pair.episode_id = placed.episode_id
    and score_pair.instrument = $disclosed_instrument
    and score_pair.scale = $disclosed_scale
where placed.{{step}}
group by placed.passes
