-- table: adjustment
-- about: one row per adjustment (CO-197:450.00) of each list of adjustments that occurs, with the class of its reason code

-- Many remittances say the same: what a list of adjustments means is worked out once, and not for each of them.
create table adjustment as
with list as (
    select distinct
        nullif(trim(adjustments), '') as adjustments
    from remit_line
),

listed as (
    select
        adjustments,
        unnest(string_split(adjustments, ';')) as adjustment
    from list
),

split as (
    select
        adjustments,
        split_part(adjustment, '-', 1) as group_code,
        -- An amount may carry a minus of its own, so what follows the first dash is cut at the colon.
        ltrim(upper(regexp_extract(adjustment, '-([A-Za-z0-9]+):', 1)), '0') as carc,
        split_part(adjustment, ':', 2)::decimal(14, 2) as amount
    from listed
    where adjustment <> ''
)

select
    split.adjustments,
    split.group_code,
    split.carc,
    split.amount,
    coalesce(exact.class, family.class, 'unclassified') as class,
    coalesce(exact.is_denial, family.is_denial, false) as is_denial
from split
left join carc_class as exact on split.carc = exact.carc
left join carc_class as family on family.carc = left(split.carc, 1) || '*';
