select
    snapshot,
    as_of::varchar as data_through
from snapshot_fact
