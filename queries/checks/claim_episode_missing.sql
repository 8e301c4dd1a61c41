-- id: claim_episode_missing
-- version: 1
-- title: Claim line without an episode
-- table: claim_line
-- severity: info
-- why: Denials by program, level of care or diagnosis leave the line out; totals count it.
-- mend: Add the episode code to the billing export.
-- ours: true
select
    _batch,
    _file,
    _line,
    claim_id,
    line_no
from claim_line
where episode_id is null
