-- kind: mean_change
-- about: the columns of people alike that a model of baseline less last is made from; better is positive. Summed in trillionths, and so the same in any order
0::integer as k,
    (sum(round($direction * (baseline - "last") * 1e12)::hugeint) / 1e12)::double as total,
    (sum(round((baseline - "last") * (baseline - "last") * 1e12)::hugeint) / 1e12)::double as squares
