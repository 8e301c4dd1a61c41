-- view: line_answer
-- about: one row per line and payer, the payer's first answer as the primary payer, or what there is instead; and its latest
create view line_answer as
select
    remittance_id,
    claim_id,
    line_no,
    payer,
    remitted_on,
    order_day,
    answer in ('primary'::answer_word, 'secondary'::answer_word) as is_adjudicated,
    answer = 'primary'::answer_word as is_primary,
    not is_correction as is_first,
    not is_duplicate as is_original,
    answer = 'primary'::answer_word and not is_correction and not is_duplicate as is_initial,
    charge,
    paid,
    is_denied,
    denied_amount,
    is_unclassified,
    denial_carc,
    denial_class,
    latest_paid is not null as is_answered_again,
    coalesce(latest_paid, paid) as latest_paid,
    coalesce(latest_is_denied, is_denied) as is_denied_at_last
from remittance
where stands_for_line;
