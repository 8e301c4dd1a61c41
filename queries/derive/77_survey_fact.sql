-- table: survey_fact
-- about: one row per survey offered as known on as_of, whether it came back, and the mean of its answers where enough are there
create table survey_fact as
with known as (
    select
        survey.survey_id,
        survey.episode_id,
        survey.instrument,
        coalesce(survey.stakeholder::varchar, 'person_served') as stakeholder,
        coalesce(survey.offered_on, episode_fact.admitted_on + survey.offered_day) as offered_on,
        coalesce(survey.returned_on, episode_fact.admitted_on + survey.returned_day) as returned_on,
        survey.returned_day,
        survey.items,
        survey.total,
        snapshot_fact.as_of
    from survey
    cross join snapshot_fact
    left join episode_fact
        on episode_fact.episode_id = survey.episode_id
),

-- A questionnaire has the questions that anybody has answered.
asked as (
    select
        instrument,
        count(distinct question) as questions
    from (
        select
            instrument,
            unnest(map_keys(items)) as question
        from known
    )
    group by instrument
)

select
    known.survey_id,
    known.episode_id,
    known.instrument,
    known.stakeholder,
    coalesce(known.offered_on, known.returned_on) as offered_on,
    coalesce(known.returned_on, known.offered_on) as returned_on,
    coalesce(
        known.returned_on <= known.as_of,
        known.returned_day is not null or cardinality(known.items) > 0 or known.total is not null
    ) as is_returned,
    case when coalesce(known.returned_on <= known.as_of, true) then known.items else map {} end as answers,
    case
        when cardinality(known.items) * 100 >= asked.questions * setting_satisfaction_min_answered_percent()
        then list_avg(map_values(known.items))
    end as mean_answer
from known
left join asked
    on asked.instrument = known.instrument
where coalesce(known.offered_on, known.returned_on) is null or coalesce(known.offered_on, known.returned_on) <= known.as_of;
