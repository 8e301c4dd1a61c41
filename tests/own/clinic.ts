import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkOwnFiles } from '#lib/server/own-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A proportion of a clinic's own, as it lies in its data folder. */
export const longStays = `-- id: long_stays
-- version: 1
-- family: length_of_stay
-- title: Stays of 30 days or more
-- question: Of the people who left, how many stayed 30 days or more?
-- kind: proportion
-- unit: episode
-- date: discharged_on
-- ledger:
--   discharged: discharged in the period
--   both_ends: with both the first and the last day known
-- success: stayed 30 days or more
-- better: higher
-- ours: true
-- window: the month of discharge, whenever they were admitted
-- counts: everyone who left
-- not_counts: people still here
-- example:
--   tables:
--     episode:
--       - [episode_id, admitted_on, discharged_on]
--       - [e1, 2025-01-01, 2025-01-11]
--       - [e2, 2025-01-01, 2025-02-15]
--   expect: {k: 1, n: 2}
--   reading: 10 and 45 days.
select
    episode_id,
    discharged_on,
    is_discharged as discharged,
    stay_days is not null as both_ends,
    stay_days >= 30 as success
from episode_fact
where is_discharged
`;

/** A duration of a clinic's own, of no family of ours. */
export const daysToFirstGroup = `-- id: days_to_first_group
-- version: 1
-- title: Days to the first group
-- question: How many days passed between admission and the first group?
-- kind: duration
-- unit: episode
-- date: admitted_on
-- ledger:
--   admitted: admitted in the period
--   met: with a group attended
-- better: lower
-- source: The clinic's plan of care, section 4
-- window: the month of admission
-- counts: everyone with a group attended
-- not_counts: people who attended none
-- example:
--   tables:
--     episode:
--       - [episode_id, admitted_on]
--       - [e1, 2025-01-01]
--       - [e2, 2025-01-01]
--     attendance:
--       - [episode_id, service_on, service_type, status]
--       - [e1, 2025-01-03, group, attended]
--       - [e1, 2025-01-02, group, no_show]
--       - [e1, 2025-01-09, group, attended]
--   expect: {n: 1, value: 2, ledger: [2, 1]}
--   reading: The first missed a group on the second day and came on the third; the other came to none.
with first_group as (
    select
        episode_id,
        min(service_day) as days
    from session
    where service_type = 'group' and status = 'attended'
    group by episode_id
)

select
    episode_fact.episode_id,
    episode_fact.admitted_on,
    true as admitted,
    first_group.days is not null as met,
    first_group.days
from episode_fact
left join first_group using (episode_id)
`;

/** Writes a clinic's own files below a new data folder and has them tried. Gives the folder that has `data` in it. */
export async function clinicWith(files: Record<string, string>): Promise<string> {
	const folder = await temporaryFolder();
	for (const [name, text] of Object.entries(files)) {
		const path = join(folder, 'data', name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	await checkOwnFiles(join(folder, 'data'));
	return folder;
}
