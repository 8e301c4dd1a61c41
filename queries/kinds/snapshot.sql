-- about: which snapshot is asked, and the last day it knows of
select
    snapshot,
    as_of::varchar as data_through
from snapshot_fact
