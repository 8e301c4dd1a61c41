-- about: which records the measures count in a month, how far down the ledger each gets, and what it counts as
create temp table standing (
    measure varchar,
    record varchar,
    part varchar,
    steps integer,
    passes boolean,
    counted_as varchar,
    units integer
)
