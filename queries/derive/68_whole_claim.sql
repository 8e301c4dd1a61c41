-- table: whole_claim
-- about: one row per claim with what a figure of whole claims can be grouped by; where its lines differ, it belongs to neither
create macro one_or_mixed(line_value) as
    case
        when min(line_value) = max(line_value) then min(line_value)
        when count(line_value) > 0 then 'mixed'
    end;

create table whole_claim as
select
    claim_id,
    one_or_mixed(procedure_code) as procedure_code,
    one_or_mixed(revenue_code) as revenue_code,
    one_or_mixed(payer) as payer,
    one_or_mixed(payer_class) as payer_class,
    one_or_mixed(program) as program,
    one_or_mixed(site) as site,
    one_or_mixed(level_of_care) as level_of_care,
    one_or_mixed(track) as track,
    one_or_mixed(referral_source) as referral_source,
    one_or_mixed(primary_diagnosis) as primary_diagnosis,
    one_or_mixed(age_group) as age_group,
    one_or_mixed(sex) as sex,
    one_or_mixed(race_ethnicity) as race_ethnicity,
    one_or_mixed(language) as language,
    one_or_mixed(baseline_band) as baseline_band
from claim_dimension
group by claim_id;
