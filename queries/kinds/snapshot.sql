-- about: which snapshot is asked, the last day it knows of, by which rules and from how many periods its series are read, and by what rare events
select
    snapshot,
    as_of::varchar as data_through,
    setting_signal_rules() as signal_rules,
    setting_usual_range_periods()::integer as usual_range_periods,
    setting_rare_events_by() as rare_events_by
from snapshot_fact
