-- id: claim_without_episode
-- version: 1
-- title: Claim line of an unknown episode
-- table: claim_line
-- severity: error
-- among: episode_id is not null
-- why: Denials by program, level of care or diagnosis leave the line out.
-- mend: Export the episodes for the same period, or correct the episode code.
-- ours: true
select
    claim_line._batch,
    claim_line._file,
    claim_line._line,
    claim_line.claim_id,
    claim_line.line_no
from claim_line
where
    claim_line.episode_id is not null
    and not exists (select 1 from episode where episode.episode_id = claim_line.episode_id)
