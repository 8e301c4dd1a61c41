-- kind: proportion
-- about: the columns of people alike that say how many of them there are with success
count(*) filter (where success)::integer as k,
    0::double as total,
    0::double as squares
