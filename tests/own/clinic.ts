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

/** Writes a clinic's own files into `<folder>/data` and has them tried. */
export async function writeClinic(folder: string, files: Record<string, string>): Promise<void> {
	for (const [name, text] of Object.entries(files)) {
		const path = join(folder, 'data', name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	await checkOwnFiles(join(folder, 'data'));
}

/** A clinic with files of its own, for one test: gives the folder that has `data` in it. */
export async function clinicWith(files: Record<string, string>): Promise<string> {
	const folder = await temporaryFolder();
	await writeClinic(folder, files);
	return folder;
}

/** A questionnaire of a clinic's own, with worked examples. */
export const calm = `id: calm-3
title: Calm
name: How calm people feel, a questionnaire of our own
better: lower
licence: Ours
source: Made up for this clinic
items:
  - { code: item_1, min: 0, max: 3 }
  - { code: item_2, min: 0, max: 3 }
  - { code: item_3, min: 0, max: 3 }
scales:
  - id: total
    prefix: calm
    title: Calm
    items: [item_1, item_2, item_3]
    method: { kind: sum }
    missing: { min_answered: 3, source: Agreed by the clinic, ours: true }
    range: { min: 0, max: 9 }
    better: lower
    total: true
    source: Agreed by the clinic
    ours: true
    bands:
      - { label: settled, from: 0, to: 4 }
      - { label: unsettled, from: 5, to: 9 }
    thresholds:
      reliable_change: { value: 3, source: Agreed by the clinic, ours: true }
cases:
  - id: all answered
    items: { item_1: 3, item_2: 2, item_3: 1 }
    expect: { total: 6 }
    bands: { total: unsettled }
`;

/** What that clinic exports. */
export const clinicExports = {
	'stays.csv': `episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason
e1,p1,Main,IOP,2025-01-06,2025-02-20,completed
e2,p2,Main,IOP,2025-01-06,2025-01-16,completed
e3,p3,North,IOP,2025-01-06,2025-03-03,left_early
e4,p4,North,IOP,2025-02-03,,
`,
	'visits.csv': `episode_id,service_on,service_type,status
e1,2025-01-07,group,attended
e2,2025-01-09,group,attended
e3,2025-01-06,group,no_show
e3,2025-01-13,group,attended
`,
	'calm.csv': `episode_id,instrument,assessed_on,item_1,item_2,item_3
e1,calm-3,2025-01-06,3,3,2
e1,calm-3,2025-02-18,1,1,1
e3,calm-3,2025-01-06,2,2,2
e3,calm-3,2025-03-02,2,2,1
`
};
