-- table: whole_claim
-- about: one row per claim with what a figure of whole claims can be grouped by; where its lines differ, it belongs to neither
create macro one_or_mixed(least, most, mixed) as
    case
        when least = most then least
        when least is not null then mixed
    end;

create table whole_claim as
with claim as (
    select
        claim_id,
        min(procedure_code) as least_procedure,
        max(procedure_code) as most_procedure,
        min(revenue_code) as least_revenue,
        max(revenue_code) as most_revenue,
        min(payer) as least_payer,
        max(payer) as most_payer,
        min(episode_no) as episode_no,
        min(episode_no) = max(episode_no) as is_of_one
    from claim_dimension
    group by claim_id
),

-- Nearly every claim is of one episode. Only where it is not can its lines differ in what an episode says: to hold every
-- line's words against each other takes more memory than everything else of a snapshot.
mixed_claim as (
    select
        claim_dimension.claim_id,
        one_or_mixed(min(claim_dimension.payer_class), max(claim_dimension.payer_class), 'mixed'::payer_class_word) as payer_class,
        one_or_mixed(min(claim_dimension.program), max(claim_dimension.program), 'mixed'::program_word) as program,
        one_or_mixed(min(claim_dimension.site), max(claim_dimension.site), 'mixed'::site_word) as site,
        one_or_mixed(min(claim_dimension.level_of_care), max(claim_dimension.level_of_care), 'mixed'::level_of_care_word) as level_of_care,
        one_or_mixed(min(claim_dimension.track), max(claim_dimension.track), 'mixed'::track_word) as track,
        one_or_mixed(min(claim_dimension.referral_source), max(claim_dimension.referral_source), 'mixed'::referral_source_word) as referral_source,
        one_or_mixed(min(claim_dimension.primary_diagnosis), max(claim_dimension.primary_diagnosis), 'mixed'::primary_diagnosis_word) as primary_diagnosis,
        one_or_mixed(min(claim_dimension.age_group), max(claim_dimension.age_group), 'mixed'::age_group_word) as age_group,
        one_or_mixed(min(claim_dimension.sex), max(claim_dimension.sex), 'mixed'::sex_word) as sex,
        one_or_mixed(min(claim_dimension.race_ethnicity), max(claim_dimension.race_ethnicity), 'mixed'::race_ethnicity_word) as race_ethnicity,
        one_or_mixed(min(claim_dimension.language), max(claim_dimension.language), 'mixed'::language_word) as language,
        one_or_mixed(min(claim_dimension.baseline_band), max(claim_dimension.baseline_band), 'mixed'::baseline_band_word) as baseline_band
    from claim_dimension
    inner join claim on claim_dimension.claim_id = claim.claim_id
    where not claim.is_of_one
    group by claim_dimension.claim_id
)

select
    claim.claim_id,
    one_or_mixed(claim.least_procedure, claim.most_procedure, 'mixed'::procedure_word) as procedure_code,
    one_or_mixed(claim.least_revenue, claim.most_revenue, 'mixed'::revenue_word) as revenue_code,
    one_or_mixed(claim.least_payer, claim.most_payer, 'mixed'::payer_word) as payer,
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
left join episode_dimension on case when claim.is_of_one then claim.episode_no end = episode_dimension.rowid
left join mixed_claim on claim.claim_id = mixed_claim.claim_id;
