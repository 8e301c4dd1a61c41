-- kind: proportion
-- about: the columns of people alike that say how many of them there are with success
count(*) filter (where success) as k,
        0::hugeint as total,
        0::hugeint as squares
