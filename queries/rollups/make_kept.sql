-- about: where placed rows of a shape are kept, for questions about several dimensions together
create table if not exists {{kept}} as
select * exclude (first_on, last_on)
from {{table}}
limit 0
