-- id: follow_up_before_due
-- version: 1
-- title: Followed up more than {follow_up_days_early} days before it was due
-- table: follow_up
-- severity: warning
-- settings: [follow_up_days_early]
-- among: attempted_on is not null or attempted_day is not null
-- why: A call in the first week says little about day 30. The rate at that day takes it all the same.
-- mend: Call in the days around the due day; book an earlier call as another contact.
-- ours: true
select
    follow_up._batch,
    follow_up._file,
    follow_up._line,
    follow_up.episode_id,
    follow_up.due_day
from follow_up
inner join episode on episode.episode_id = follow_up.episode_id
where
    coalesce(follow_up.attempted_day, follow_up.attempted_on - episode.admitted_on)
    < coalesce(episode.discharged_day, episode.discharged_on - episode.admitted_on)
    + follow_up.due_day - setting_follow_up_days_early()
