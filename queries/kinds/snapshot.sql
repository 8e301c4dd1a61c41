-- about: which snapshot is asked, the last day it knows of, and by which rules its series are read
select
    snapshot,
    as_of::varchar as data_through,
    setting_signal_rules() as signal_rules
from snapshot_fact
