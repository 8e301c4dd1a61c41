-- id: episode_payer_missing
-- version: 1
-- title: No payer and no payer class
-- table: episode
-- severity: info
-- why: The stay is in no figure by payer, and a packet for its payer leaves it out.
-- mend: Export the payer at admission; write "self pay" where there is none.
-- ours: true
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where payer is null and payer_class is null
