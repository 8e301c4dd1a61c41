-- types: words that many rows share
-- about: a row keeps one small number for each, and DuckDB compares, groups and sorts them as the texts they are

-- A claim whose lines differ is 'mixed'.
create type payer_word as enum (
    select payer
    from episode
    where payer is not null
    union
    select payer
    from claim_line
    union
    select payer
    from remit_line
    where payer is not null
    union
    select 'mixed'
    order by all
);

create type procedure_word as enum (
    select procedure_code
    from claim_line
    where procedure_code is not null
    union
    select 'mixed'
    order by all
);

create type revenue_word as enum (
    select revenue_code
    from claim_line
    where revenue_code is not null
    union
    select 'mixed'
    order by all
);

create type program_word as enum (
    select program
    from episode
    union
    select 'mixed'
    order by all
);

create type site_word as enum (
    select site
    from episode
    where site is not null
    union
    select 'mixed'
    order by all
);

create type payer_class_word as enum (
    select payer_class
    from episode
    where payer_class is not null
    union
    select 'mixed'
    order by all
);

create type referral_source_word as enum (
    select referral_source
    from episode
    where referral_source is not null
    union
    select 'mixed'
    order by all
);

create type primary_diagnosis_word as enum (
    select primary_diagnosis
    from episode
    where primary_diagnosis is not null
    union
    select 'mixed'
    order by all
);

create type age_group_word as enum (
    select age_group
    from episode
    where age_group is not null
    union
    select 'mixed'
    order by all
);

create type sex_word as enum (
    select sex
    from episode
    where sex is not null
    union
    select 'mixed'
    order by all
);

create type race_ethnicity_word as enum (
    select race_ethnicity
    from episode
    where race_ethnicity is not null
    union
    select 'mixed'
    order by all
);

create type language_word as enum (
    select language
    from episode
    where language is not null
    union
    select 'mixed'
    order by all
);

create type level_of_care_word as enum (
    select level_of_care::varchar
    from episode
    union
    select 'mixed'
    order by all
);

create type track_word as enum (
    select track::varchar
    from episode
    where track is not null
    union
    select 'mixed'
    order by all
);
