-- about: what a pattern alone cannot tell of a cell
create or replace macro gate_year(value) as
    try_cast(regexp_extract(value, '(?:^|[^0-9])(1[89]\d\d)(?:$|[^0-9])', 1) as integer);

-- Luhn: of the digits of 80840 and the NPI, every second from the right but one counts double. 80840 adds 24.
create or replace macro gate_is_npi(value) as
    (24 + list_sum(list_transform(
        regexp_extract_all(value, '\d'),
        lambda digit, place: case
            when place % 2 = 1 then digit::integer * 2 // 10 + digit::integer * 2 % 10
            else digit::integer
        end
    ))) % 10 = 0;
