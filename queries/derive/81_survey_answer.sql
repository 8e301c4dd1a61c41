-- table: survey_answer
-- about: one row per answer of a survey that came back
create table survey_answer as
with answered as (
    select
        survey_id,
        episode_id,
        returned_on,
        stakeholder,
        is_returned,
        unnest(map_entries(answers)) as answer
    from survey_fact
    where is_returned
)

select
    survey_id,
    answer.key as survey_item,
    episode_id,
    coalesce(episode_id, survey_id) as person,
    returned_on,
    stakeholder,
    is_returned,
    answer.value >= setting_satisfaction_top_answer() as is_top
from answered;
