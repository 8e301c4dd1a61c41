-- about: where roll-ups are kept, which snapshot they were made of, and what is known of each
create table rolled.made_of (snapshot_build varchar);
create table rolled.rollup (
    measure varchar,
    -- Its own in the tables of roll-ups.
    number smallint,
    hash varchar,
    -- Where rows do not add up nothing is rolled up, and the rows answer.
    is_additive boolean,
    first_on varchar,
    last_on varchar,
    told varchar,
    -- Where its placed rows are kept, as JSON.
    placed varchar
);
