-- table: remittance
-- about: one row per line and adjudication known on as_of, with what sort of answer it is, what it denies and what came after it
create table remittance as
select
    judged_answer.remittance_id,
    judged_answer.claim_id,
    judged_answer.line_no,
    judged_answer.payer,
    judged_answer.answer,
    judged_answer.remitted_on,
    judged_answer.order_day::integer as order_day,
    judged_answer.charge,
    judged_answer.paid,
    judged_answer.is_denied,
    judged_answer.denied_amount::decimal(18, 2) as denied_amount,
    judged_answer.is_duplicate,
    judged_answer.is_unclassified,
    judged_answer.denial_carc,
    judged_answer.denial_class,
    coalesce(answer_standing.is_correction, false) as is_correction,
    -- The payer's first answer for the line as the primary payer, or what there is instead: no other stands for the line.
    coalesce(answer_standing.is_first, true) as stands_for_line,
    -- What the payer's latest answer for the line says, where that is another.
    answer_standing.latest_paid,
    answer_standing.latest_is_denied
from judged_answer
left join answer_standing on judged_answer.remittance_id = answer_standing.remittance_id;
