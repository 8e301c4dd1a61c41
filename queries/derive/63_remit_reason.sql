-- table: remit_reason
-- about: one row per remittance, whether it denies, how much of it, and for which reason most of all
create table remit_reason as
with summed as (
    select
        remittance_id,
        sum(amount) as adjusted,
        sum(case when is_denial then amount else 0 end) as denied,
        sum(case when class = 'duplicate' then amount else 0 end) as duplicated,
        sum(case when class = 'unclassified' then amount else 0 end) as unclassified
    from remit_adjustment
    group by remittance_id
),

-- Several reasons may deny parts of one line: it is told under the one that took the most.
main_reason as (
    select
        remittance_id,
        carc,
        class
    from remit_adjustment
    where is_denial
    group by remittance_id, carc, class
    qualify row_number() over (partition by remittance_id order by sum(amount) desc, carc) = 1
),

-- Reason codes decide. Without any, the status of a billing export does, or CLP02 = 4.
weighed as (
    select
        remittance.remittance_id,
        remittance.charge,
        remittance.paid,
        remittance.status,
        summed.remittance_id is not null as has_codes,
        coalesce(summed.adjusted, 0) as adjusted,
        coalesce(summed.denied, 0) as denied,
        coalesce(summed.duplicated, 0) as duplicated,
        coalesce(summed.unclassified, 0) as unclassified,
        coalesce(remittance.status = 'denied' or (remittance.status is null and remittance.clp02 = '4'), false)
            as is_denied_by_status
    from remittance
    left join summed on remittance.remittance_id = summed.remittance_id
),

judged as (
    select
        remittance_id,
        charge,
        paid,
        status,
        has_codes,
        adjusted,
        denied,
        duplicated,
        unclassified,
        is_denied_by_status,
        case
            when has_codes then denied > 0
            else is_denied_by_status or coalesce(status = 'partial', false)
        end as is_denied
    from weighed
)

select
    judged.remittance_id,
    judged.adjusted,
    judged.is_denied,
    -- A line called partial without a code does not say how much of it was denied.
    case
        when not judged.is_denied then 0
        when judged.has_codes then judged.denied
        when judged.is_denied_by_status then judged.charge - judged.paid
    end as denied_amount,
    judged.paid <= 0 and judged.duplicated > 0 and not judged.is_denied as is_duplicate,
    -- Money is missing, and nobody has said whether its reason is a denial.
    not judged.is_denied and case
        when judged.has_codes then judged.unclassified > 0
        else judged.status is null and coalesce(judged.paid < judged.charge, true)
    end as is_unclassified,
    case when judged.is_denied then main_reason.carc end as denial_carc,
    case when judged.is_denied then main_reason.class end as denial_class
from judged
left join main_reason on judged.remittance_id = main_reason.remittance_id;
