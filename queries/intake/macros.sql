-- about: how a cell of an export is read. Empty, NA, N/A, NULL and a lone point are missing. Nothing is guessed.
-- No word for missing is longer than four bytes: most cells are done with before their letters are looked at.
create macro intake_trimmed(word) as
    case
        when strlen(word) > 4 or (word >= '0' and word < ':') then word
        when word = '' then null
        when upper(word) in ('NA', 'N/A', 'NULL', '.') then null
        else word
    end;

create macro intake_text(raw) as intake_trimmed(trim(raw));

-- A spreadsheet shows a long code as 1.2E+11, and that is all it exports: two people could become one. #REF! and its
-- like are no values either. Both begin with a digit or a mark: codes that begin with a letter are done with.
create macro intake_whole(raw) as
    case
        when raw < ':' and (contains(raw, '+') or starts_with(raw, '#')) and regexp_full_match(
            raw,
            '-?\d([.,]\d+)?[eE]\+\d+|#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)'
        ) then null
        else raw
    end;

create macro intake_plausible(day) as case when year(day) between 1900 and 2100 then day end;

-- A timestamp at midnight is a date that went through a spreadsheet or a database.
-- What reads the same when it is written again needs no pattern held to it; so with numbers below.
create macro intake_date(raw) as
    case
        when strlen(raw) = 10 and raw >= '1900' and raw < '2101' and try_cast(raw as date)::varchar = raw
            then try_cast(raw as date)
        when regexp_full_match(raw, '\d{4}-\d{2}-\d{2}([ T]00:00(:00(\.0+)?)?)?')
            then intake_plausible(try_cast(left(raw, 10) as date))
    end;

create macro intake_date_as(raw, format) as intake_plausible(try_strptime(raw, format)::date);

-- DuckDB rounds 2.5 to an integer: a fraction is a fault, 2.0 is not.
create macro intake_integer(raw) as
    case when regexp_full_match(raw, '[-+]?\d+(\.0+)?') then split_part(raw, '.', 1) end;

create macro intake_number(raw) as case when regexp_full_match(raw, '[-+]?(\d+(\.\d*)?|\.\d+)') then raw end;

create macro intake_boolean(raw) as
    case lower(raw)
        when 'true' then true
        when 'yes' then true
        when 'y' then true
        when '1' then true
        when 'false' then false
        when 'no' then false
        when 'n' then false
        when '0' then false
    end;

-- Answers of a questionnaire: X and -9 are not answered, N is not applicable (-8).
create macro intake_answer(word) as
    case
        when upper(word) in ('X', '-9') then null
        when upper(word) = 'N' then '-8'
        else word
    end;
