-- about: forgets rows that wait in the scratch database
drop table if exists {{relation}}
