-- about: what a question is about, added up from a roll-up as its rows would be counted
select
    {{each}} as each,
    {{bucket}} as bucket,
    {{is_dated}} as is_dated,
    depth,
    "at",
    {{counts}}
from {{table}}
where {{filters}}
group by all
