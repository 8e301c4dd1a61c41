-- about: forgets rows that wait in the scratch database
drop {{kind}} if exists {{relation}}
