-- id: episode_discharge_reason_missing
-- version: 1
-- title: Discharged without a known reason
-- table: episode
-- severity: warning
-- among: discharged_on is not null or discharged_day is not null or discharge_year is not null
-- why: Completion counts only people with a known reason. Each one missing widens what the rate could be.
-- mend: Choose the reason in the discharge form; "unknown" is for people who cannot be asked about.
-- source: SAMHSA TEDS-D, REASON; missing reasons are shown, not guessed
select
    _batch,
    _file,
    _line,
    episode_id
from episode
where
    (discharged_on is not null or discharged_day is not null or discharge_year is not null)
    and coalesce(discharge_reason::varchar, 'unknown') = 'unknown'
