-- kind: mean_change
-- about: the columns of people alike that a model of baseline less last is made from, in trillionths, and so the same in any order; better is positive
0 as k,
        sum(round($direction * (baseline - "last") * 1e12)::hugeint) as total,
        sum(round((baseline - "last") * (baseline - "last") * 1e12)::hugeint) as squares
