-- table: score
-- about: one row per assessment and scale of its instrument, scored or not. Assessments dated after as_of are not yet known.

-- An answer outside the item's range, or half an answer, is a missing answer: never 0.
create macro item_answer(given, least, most, is_whole) as
    case when given between least and most and (not is_whole or given = floor(given)) then given end;

create macro item_answer_or_not_applicable(given, least, most, is_whole) as
    case when given = -8 then given else item_answer(given, least, most, is_whole) end;

-- The mean of the answered items times all items. Null where nothing is answered.
create macro prorated_sum(answers, asked) as
    list_sum(answers) * asked / list_count(answers);

-- The composites are built on the natural logarithm, and no money adds nothing.
create macro log_or_zero(amount) as
    case when amount > 0 then ln(amount) else 0 end;

-- Out of the questions that apply (-8 does not), not out of all that are printed.
create macro share_of_yes(answers) as
    coalesce(list_avg(list_filter(answers, lambda answer: answer <> -8)), 0);

create type method_word as enum ('complete', 'prorated', 'supplied', 'unscorable');

create macro score_method(scored, supplied, answered, asked) as
    case
        when scored is not null and answered = asked then 'complete'::method_word
        when scored is not null then 'prorated'::method_word
        when supplied is not null then 'supplied'::method_word
        else 'unscorable'::method_word
    end;

-- A type needs a word, also where no edition is named.
create type edition_word as enum (
    select edition
    from assessment
    where edition is not null
    union
    select ''
    order by edition
);

create table score as
with recorded as not materialized (
    select
        assessed.episode_id,
        -- The place of the stay in its table, which is quicker to join by than its code.
        episode.rowid::integer as episode_no,
        assessed.instrument,
        assessed.edition::edition_word as edition,
        assessed.assessed_on,
        coalesce(assessed.assessed_day, assessed.assessed_on - episode.admitted_on)::integer as assessed_day,
        lower(trim(episode.sex)) as sex,
        assessed.items,
        assessed.total,
        assessed._batch,
        assessed._file,
        assessed._line
    from (
        from assessment
        union all by name
        -- Tables filled by hand carry no provenance: then it is null.
        select
            null::integer as _batch,
            null::integer as _file,
            null::bigint as _line
        where false
    ) as assessed
    left join episode
        on episode.episode_id = assessed.episode_id
    where assessed.assessed_on is null or assessed.assessed_on <= (select as_of from snapshot_fact)
),

scored as (
    {{scores}}
)

select
    episode_id,
    episode_no,
    instrument,
    edition,
    scale,
    assessed_on,
    assessed_day,
    value,
    band,
    band_order,
    score_method,
    answered,
    _batch,
    _file,
    _line
from scored;
