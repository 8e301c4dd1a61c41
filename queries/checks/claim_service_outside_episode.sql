-- id: claim_service_outside_episode
-- version: 1
-- title: Service billed outside its stay
-- table: claim_line
-- severity: error
-- among: episode_id is not null
-- why: A payer denies a day before admission or after discharge, and may ask for money back.
-- mend: Correct the day of service, the episode code, or the dates of the stay.
-- ours: true
select
    claim_line._batch,
    claim_line._file,
    claim_line._line,
    claim_line.claim_id,
    claim_line.line_no
from claim_line
inner join episode on episode.episode_id = claim_line.episode_id
where
    coalesce(claim_line.service_from_day, claim_line.service_from - episode.admitted_on) < 0
    or coalesce(
        claim_line.service_to_day,
        claim_line.service_to - episode.admitted_on,
        claim_line.service_from_day,
        claim_line.service_from - episode.admitted_on
    ) > coalesce(episode.discharged_day, episode.discharged_on - episode.admitted_on)
