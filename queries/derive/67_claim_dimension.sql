-- table: claim_dimension
-- about: one row per claim line, billed or answered, with what a claim figure can be grouped by
create table claim_dimension as
with claim_line_key as (
    select
        claim_id,
        line_no
    from claim_line
    union
    select
        claim_id,
        line_no
    from line_answer
),

-- A remittance may name a line the bill did not: it belongs to its claim all the same.
claim_whole as (
    select
        claim_id,
        min(episode_id) as episode_id,
        min(payer) as payer
    from claim_line
    group by claim_id
),

answering_payer as (
    select
        claim_id,
        coalesce(min(case when is_primary then payer end), min(payer)) as payer
    from line_answer
    group by claim_id
)

select
    claim_line_key.claim_id,
    claim_line_key.line_no,
    claim_line.procedure_code,
    claim_line.revenue_code,
    coalesce(claim_line.episode_id, claim_whole.episode_id) as episode_id,
    coalesce(claim_line.payer, claim_whole.payer, answering_payer.payer) as payer,
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
from claim_line_key
left join claim_line
    on claim_line_key.claim_id = claim_line.claim_id and claim_line_key.line_no = claim_line.line_no
left join claim_whole on claim_line_key.claim_id = claim_whole.claim_id
left join answering_payer on claim_line_key.claim_id = answering_payer.claim_id
left join episode_dimension on coalesce(claim_line.episode_id, claim_whole.episode_id) = episode_dimension.episode_id;
