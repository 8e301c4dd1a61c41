-- table: whole_claim
-- about: one row per claim with what a figure of whole claims can be grouped by; where its lines differ, it belongs to neither
create macro one_or_mixed(line_value) as
    case
        when min(line_value) = max(line_value) then min(line_value)
        when count(line_value) > 0 then 'mixed'
    end;

create table whole_claim as
with claim as (
    select
        claim_id,
        one_or_mixed(procedure_code) as procedure_code,
        one_or_mixed(revenue_code) as revenue_code,
        one_or_mixed(payer) as payer,
        min(episode_id) as episode_id,
        min(episode_id) = max(episode_id) as is_of_one
    from claim_dimension
    group by claim_id
),

-- Nearly every claim is of one episode. Only where it is not can its lines differ in what an episode says: to hold every
-- line's words against each other takes more memory than everything else of a snapshot.
mixed_claim as (
    select
        claim_dimension.claim_id,
        one_or_mixed(claim_dimension.payer_class) as payer_class,
        one_or_mixed(claim_dimension.program) as program,
        one_or_mixed(claim_dimension.site) as site,
        one_or_mixed(claim_dimension.level_of_care) as level_of_care,
        one_or_mixed(claim_dimension.track) as track,
        one_or_mixed(claim_dimension.referral_source) as referral_source,
        one_or_mixed(claim_dimension.primary_diagnosis) as primary_diagnosis,
        one_or_mixed(claim_dimension.age_group) as age_group,
        one_or_mixed(claim_dimension.sex) as sex,
        one_or_mixed(claim_dimension.race_ethnicity) as race_ethnicity,
        one_or_mixed(claim_dimension.language) as language,
        one_or_mixed(claim_dimension.baseline_band) as baseline_band
    from claim_dimension
    inner join claim on claim_dimension.claim_id = claim.claim_id
    where not claim.is_of_one
    group by claim_dimension.claim_id
)

select
    claim.claim_id,
    claim.procedure_code,
    claim.revenue_code,
    claim.payer,
    coalesce(episode_dimension.payer_class, mixed_claim.payer_class) as payer_class,
    coalesce(episode_dimension.program, mixed_claim.program) as program,
    coalesce(episode_dimension.site, mixed_claim.site) as site,
    coalesce(episode_dimension.level_of_care, mixed_claim.level_of_care) as level_of_care,
    coalesce(episode_dimension.track, mixed_claim.track) as track,
    coalesce(episode_dimension.referral_source, mixed_claim.referral_source) as referral_source,
    coalesce(episode_dimension.primary_diagnosis, mixed_claim.primary_diagnosis) as primary_diagnosis,
    coalesce(episode_dimension.age_group, mixed_claim.age_group) as age_group,
    coalesce(episode_dimension.sex, mixed_claim.sex) as sex,
    coalesce(episode_dimension.race_ethnicity, mixed_claim.race_ethnicity) as race_ethnicity,
    coalesce(episode_dimension.language, mixed_claim.language) as language,
    coalesce(episode_dimension.baseline_band, mixed_claim.baseline_band) as baseline_band
from claim
left join episode_dimension on case when claim.is_of_one then claim.episode_id end = episode_dimension.episode_id
left join mixed_claim on claim.claim_id = mixed_claim.claim_id;
