-- table: score
-- about: one row per assessment and scale of its instrument, scored or not. Assessments dated after as_of are not yet known.

-- An answer outside the item's range, or half an answer, is a missing answer: never 0.
create macro answer(given, least, most, is_whole) as
    case when given between least and most and (not is_whole or given = floor(given)) then given end;

create macro answer_or_not_applicable(given, least, most, is_whole) as
    case when given = -8 then given else answer(given, least, most, is_whole) end;

-- The mean of the answered items times all items. Null where nothing is answered.
create macro prorated_sum(answers, asked) as
    list_sum(answers) * asked / list_count(answers);

-- The composites are built on the natural logarithm, and no money adds nothing.
create macro log_or_zero(amount) as
    case when amount > 0 then ln(amount) else 0 end;

-- Out of the questions that apply (-8 does not), not out of all that are printed.
create macro share_of_yes(answers) as
    coalesce(list_avg(list_filter(answers, lambda answer: answer <> -8)), 0);

create macro score_method(scored, supplied, answered, asked) as
    case
        when scored is not null and answered = asked then 'complete'
        when scored is not null then 'prorated'
        when supplied is not null then 'supplied'
        else 'unscorable'
    end;

create table score as
with recorded as not materialized (
    select
        episode_id,
        instrument,
        edition,
        assessed_on,
        assessed_day,
        items,
        total,
        _batch,
        _file,
        _line
    from (
        from assessment
        union all by name
        -- Tables filled by hand carry no provenance: then it is null.
        select
            null::integer as _batch,
            null::integer as _file,
            null::bigint as _line
        where false
    )
    where assessed_on is null or assessed_on <= (select as_of from snapshot_fact)
),

scored as (
    {{scores}}
)

select
    scored.episode_id,
    scored.instrument,
    scored.edition,
    scored.scale,
    scored.assessed_on,
    coalesce(scored.assessed_day, scored.assessed_on - episode.admitted_on)::integer as assessed_day,
    scored.value,
    scored.band,
    scored.band_order,
    scored.score_method,
    scored.answered,
    scored._batch,
    scored._file,
    scored._line
from scored
left join episode
    on episode.episode_id = scored.episode_id;
