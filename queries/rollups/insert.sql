insert into rolled.rollup
values ($measure, $hash, $first_on, $last_on, $told)
