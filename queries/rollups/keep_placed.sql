-- about: placed rows as they are kept; those that measures share lie together, month by month, so that a question reads few of them, and like beside like, so that they are small
insert into {{kept}}
select * exclude (first_on, last_on)
from {{table}}
order by
    shared,
    month,
    stratum
