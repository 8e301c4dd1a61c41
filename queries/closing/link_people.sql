-- about: where a measure joins the stays of one person, the other stays of that person count for a record as well
insert into linked
select
    'episode_id' as link_column,
    own.episode_id as record,
    other.episode_id as link
from episode as own
inner join episode as other on own.person_id = other.person_id and own.episode_id <> other.episode_id
where list_contains($records, own.episode_id)
