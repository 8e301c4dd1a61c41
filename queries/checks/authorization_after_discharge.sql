-- id: authorization_after_discharge
-- version: 1
-- title: Requested after discharge
-- table: authorization
-- severity: info
-- why: Days can be asked for afterwards, but more often a date or an episode code is wrong.
-- mend: Check the date of the request, and to which stay it belongs.
-- ours: true
select
    request._batch,
    request._file,
    request._line,
    request.authorization_id
from "authorization" as request
inner join episode on episode.episode_id = request.episode_id
where
    coalesce(request.requested_day, request.requested_on - episode.admitted_on)
    > coalesce(episode.discharged_day, episode.discharged_on - episode.admitted_on)
