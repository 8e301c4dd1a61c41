-- table: adjustment_sum
-- about: one row per list of adjustments that occurs, with what it adjusts, denies, and for which reason most of all

-- A type needs a word, also where nothing is denied.
create type carc_word as enum (
    select carc
    from adjustment
    where is_denial
    union
    select carc
    from carc_class
    order by carc
);

create type class_word as enum (
    select distinct class
    from carc_class
    order by class
);

create table adjustment_sum as
with summed as (
    select
        adjustments,
        sum(amount) as adjusted,
        sum(case when is_denial then amount else 0 end) as denied,
        sum(case when class = 'duplicate' then amount else 0 end) as duplicated,
        sum(case when class = 'unclassified' then amount else 0 end) as unclassified
    from adjustment
    group by adjustments
),

-- Several reasons may deny parts of one line: it is told under the one that took the most.
main_reason as (
    select
        adjustments,
        carc,
        class
    from adjustment
    where is_denial
    group by adjustments, carc, class
    qualify row_number() over (partition by adjustments order by sum(amount) desc, carc) = 1
)

select
    summed.adjustments,
    summed.adjusted,
    summed.denied,
    summed.duplicated > 0 as is_duplicate,
    summed.unclassified > 0 as is_unclassified,
    main_reason.carc::carc_word as denial_carc,
    main_reason.class::class_word as denial_class
from summed
left join main_reason on summed.adjustments = main_reason.adjustments;
