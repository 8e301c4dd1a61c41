-- view: remit_adjustment
-- about: one row per adjustment of a remittance (CO-197:450.00), with the class of its reason code
create view remit_adjustment as
select
    known_answer.remittance_id,
    adjustment.group_code,
    adjustment.carc,
    adjustment.amount,
    adjustment.class,
    adjustment.is_denial
from known_answer
inner join adjustment on known_answer.adjustments = adjustment.adjustments;
