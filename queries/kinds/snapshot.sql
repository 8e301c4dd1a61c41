-- about: which snapshot is asked, the last day it knows of, and by which rules and from how many periods its series are read
select
    snapshot,
    as_of::varchar as data_through,
    setting_signal_rules() as signal_rules,
    setting_usual_range_periods()::integer as usual_range_periods
from snapshot_fact
