-- table: episode_dimension
-- about: one row per episode, with everything figures are grouped and filtered by. The band is that of the PHQ-9 at baseline
create table episode_dimension as
select
    episode.episode_id,
    episode.program::program_word as program,
    episode.site::site_word as site,
    episode.level_of_care::varchar::level_of_care_word as level_of_care,
    episode.track::varchar::track_word as track,
    episode.payer::payer_word as payer,
    episode.payer_class::payer_class_word as payer_class,
    episode.referral_source::referral_source_word as referral_source,
    episode.primary_diagnosis::primary_diagnosis_word as primary_diagnosis,
    episode.age_group::age_group_word as age_group,
    episode.sex::sex_word as sex,
    episode.race_ethnicity::race_ethnicity_word as race_ethnicity,
    episode.language::language_word as language,
    score_pair.baseline_band::varchar::baseline_band_word as baseline_band
from episode
left join score_pair
    on score_pair.episode_id = episode.episode_id
    and score_pair.instrument = 'phq-9'
    and score_pair.scale = 'total';
