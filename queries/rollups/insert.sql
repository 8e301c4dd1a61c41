insert into rolled.rollup
values ($measure, $hash, $is_additive, $first_on, $last_on, $told)
