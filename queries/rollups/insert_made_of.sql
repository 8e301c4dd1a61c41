insert into rolled.made_of
values ($snapshot_build)
