-- id: authorization_without_episode
-- version: 1
-- title: Authorization of an unknown episode
-- table: authorization
-- severity: error
-- why: Days approved cannot be held against the stay they were for.
-- mend: Export the episodes for the same period, or correct the episode code.
-- ours: true
select
    request._batch,
    request._file,
    request._line,
    request.authorization_id
from "authorization" as request
where not exists (select 1 from episode where episode.episode_id = request.episode_id)
