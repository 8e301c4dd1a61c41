-- table: episode_dimension
-- about: one row per episode, with everything figures are grouped and filtered by. The band is that of the PHQ-9 at baseline
create table episode_dimension as
select
    episode.episode_id,
    episode.program::varchar as program,
    episode.site::varchar as site,
    episode.level_of_care::varchar as level_of_care,
    episode.track::varchar as track,
    episode.payer::varchar as payer,
    episode.payer_class::varchar as payer_class,
    episode.referral_source::varchar as referral_source,
    episode.primary_diagnosis::varchar as primary_diagnosis,
    episode.age_group::varchar as age_group,
    episode.sex::varchar as sex,
    episode.race_ethnicity::varchar as race_ethnicity,
    episode.language::varchar as language,
    score_pair.baseline_band::varchar as baseline_band
from episode
left join score_pair
    on score_pair.episode_id = episode.episode_id
    and score_pair.instrument = 'phq-9'
    and score_pair.scale = 'total';
