-- table: claim_dimension
-- about: one row per claim line, billed or answered, with what a claim figure can be grouped by
create table claim_dimension as
with unbilled as (
    select distinct
        line_answer.claim_id,
        line_answer.line_no
    from line_answer
    anti join claim_line
        on claim_line.claim_id = line_answer.claim_id
        and claim_line.line_no = line_answer.line_no
),

-- Nearly every line was billed and says whose it is: only the claims of the others are looked at as a whole.
lacking as (
    select claim_id
    from claim_line
    where episode_id is null
    union
    select claim_id
    from unbilled
),

-- A remittance may name a line the bill did not: it belongs to its claim all the same.
claim_whole as (
    select
        claim_id,
        min(episode_id) as episode_id,
        min(payer) as payer
    from claim_line
    where claim_id in (select claim_id from lacking)
    group by claim_id
),

answering_payer as (
    select
        claim_id,
        coalesce(min(case when is_primary then payer end), min(payer)) as payer
    from line_answer
    where claim_id in (select claim_id from unbilled)
    group by claim_id
),

line as (
    select
        claim_id,
        line_no,
        procedure_code,
        revenue_code,
        episode_id,
        payer
    from claim_line
    where episode_id is not null
    union all
    select
        claim_line.claim_id,
        claim_line.line_no,
        claim_line.procedure_code,
        claim_line.revenue_code,
        claim_whole.episode_id,
        claim_line.payer
    from claim_line
    inner join claim_whole on claim_line.claim_id = claim_whole.claim_id
    where claim_line.episode_id is null
    union all
    select
        unbilled.claim_id,
        unbilled.line_no,
        null as procedure_code,
        null as revenue_code,
        claim_whole.episode_id,
        coalesce(claim_whole.payer, answering_payer.payer) as payer
    from unbilled
    left join claim_whole on unbilled.claim_id = claim_whole.claim_id
    left join answering_payer on unbilled.claim_id = answering_payer.claim_id
)

select
    line.claim_id,
    line.line_no,
    line.procedure_code::procedure_word as procedure_code,
    line.revenue_code::revenue_word as revenue_code,
    -- The place of the stay in its table.
    episode_dimension.rowid::integer as episode_no,
    line.payer::payer_word as payer,
    episode_dimension.payer_class,
    episode_dimension.program,
    episode_dimension.site,
    episode_dimension.level_of_care,
    episode_dimension.track,
    episode_dimension.referral_source,
    episode_dimension.primary_diagnosis,
    episode_dimension.age_group,
    episode_dimension.sex,
    episode_dimension.race_ethnicity,
    episode_dimension.language,
    episode_dimension.baseline_band
from line
left join episode_dimension on line.episode_id = episode_dimension.episode_id;
