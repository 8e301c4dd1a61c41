-- about: tells this build of the snapshot from any other, for what is made of it and kept beside it
create table snapshot_build as
select uuid()::varchar as id
