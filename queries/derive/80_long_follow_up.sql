-- table: long_follow_up
-- about: one row per person, under the stay of the first PHQ-9 above 9 (the index), with the last score in two windows long after it
create table long_follow_up as
with dated as (
    select
        episode_fact.person_id,
        episode_fact.episode_id,
        score.assessed_on,
        floor(score.value + 0.5) as total,
        score.value,
        {
            batch: score._batch,
            file: score._file,
            line: score._line,
            edition: score.edition,
            value: score.value
        } as load_order
    from score
    inner join episode_fact
        on episode_fact.episode_no = score.episode_no
    where
        score.instrument = 'phq-9'
        and score.scale = 'total'
        and score.value is not null
        and score.assessed_on is not null
),

index_score as (
    select
        person_id,
        arg_min(episode_id, {assessed_on: assessed_on, episode_id: episode_id}) as episode_id,
        min(assessed_on) as index_on,
        arg_min(value, {assessed_on: assessed_on, episode_id: episode_id}) as index_value
    from dated
    where total > 9
    group by person_id
),

-- Twelve months after 29 February is 28 February.
windowed as (
    select
        *,
        (index_on + interval 12 month)::date - 60 as year_from,
        (index_on + interval 12 month)::date + 60 as year_to,
        index_on + 120 as half_year_from,
        index_on + 240 as half_year_to
    from index_score
)

select
    windowed.person_id,
    windowed.episode_id,
    windowed.index_on,
    windowed.index_value,
    windowed.year_from,
    windowed.year_to,
    windowed.half_year_from,
    windowed.half_year_to,
    max_by(dated.value, {assessed_on: dated.assessed_on, load_order: dated.load_order}) filter (
        where dated.assessed_on between windowed.year_from and windowed.year_to
    ) as year_value,
    max_by(dated.value, {assessed_on: dated.assessed_on, load_order: dated.load_order}) filter (
        where dated.assessed_on between windowed.half_year_from and windowed.half_year_to
    ) as half_year_value
from windowed
left join dated
    on dated.person_id = windowed.person_id
    and dated.assessed_on > windowed.index_on
group by all;
