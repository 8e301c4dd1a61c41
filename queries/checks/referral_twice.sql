-- id: referral_twice
-- version: 1
-- title: Two referrals that led to the same stay
-- table: referral
-- severity: warning
-- among: episode_id is not null
-- why: Each counts as a referral admitted. One stay then raises the rate twice.
-- mend: Keep the referral that led to the stay, and take the episode code out of the other, or the other out.
-- ours: true
with numbered as (
    select
        _batch,
        _file,
        _line,
        referral_id,
        row_number() over (
            partition by episode_id
            order by _batch, _file, _line
        ) as place
    from referral
    where episode_id is not null
)

select
    _batch,
    _file,
    _line,
    referral_id
from numbered
where place > 1
