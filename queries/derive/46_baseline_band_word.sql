-- types: the bands of a first score, as the words that many rows share
-- about: apart from those, as it waits for scores and they need not
create type baseline_band_word as enum (
    select baseline_band
    from score_pair
    where instrument = 'phq-9' and scale = 'total' and baseline_band is not null
    union
    select 'mixed'
    order by all
);
