-- about: where roll-ups are kept, which snapshot they were made of, and what is known of each
create schema rolled.measure;
create table rolled.made_of (snapshot_build varchar);
create table rolled.rollup (
    measure varchar,
    hash varchar,
    first_on varchar,
    last_on varchar,
    told varchar
);
