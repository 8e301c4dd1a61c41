import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApplication } from '#lib/server/application.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const episodes =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on\n' +
	'e1,p1,Main,IOP,2025-01-06,2025-01-16\n';
const attendance = (lastDay: string) =>
	'episode_id,service_on,service_type,status,attended_minutes\n' +
	`e1,2025-01-08,group,attended,180\ne1,${lastDay},group,attended,180\n`;
const asked = { route: 'date-shifted' } as const;

async function loaded() {
	const folder = await temporaryFolder();
	const files = { 'stays.csv': episodes, 'visits.csv': attendance('2025-01-20') };
	await loadTexts(folder, files, asked);
	const application = openApplication(join(folder, 'data'));
	onTestFinished(() => application.close());
	const find = async (id: string) =>
		(await application.quality.read())?.checks.find((check) => check.id === id);
	return { folder, application, find };
}

test('what a rule finds is told by file, line and code, as the front desk can look it up', async () => {
	const { find } = await loaded();
	expect(await find('attendance_after_discharge')).toMatchObject({
		count: 1,
		of: 2,
		examples: [{ file: 'visits.csv', line: 3, key: { episode_id: 'e1' } }],
		waiver: null
	});
});

test('a corrected export clears what a rule found', async () => {
	const { folder, find } = await loaded();
	expect((await find('attendance_after_discharge'))?.count).toBe(1);
	await openApplication(join(folder, 'data')).undo('b0001');
	const files = { 'stays.csv': episodes, 'visits.csv': attendance('2025-01-15') };
	await loadTexts(folder, files, asked);
	expect(await find('attendance_after_discharge')).toMatchObject({ count: 0, of: 2, examples: [] });
});

test('a waived rule is held all the same, and its waiver says how many rows it had', async () => {
	const { application, find } = await loaded();
	const check = 'attendance_after_discharge';
	const at = '2026-09-01T08:00:00.000Z';
	await application.quality.waive({ check, why: 'A closing visit.', who: 'R. Alder', at });
	expect(await find(check)).toMatchObject({
		count: 1,
		waiver: { why: 'A closing visit.', who: 'R. Alder', at, rows: 1 }
	});
	await application.quality.lift({ check, who: 'R. Alder', at });
	expect((await find(check))?.waiver).toBeNull();
	await expect(application.quality.lift({ check, who: 'R. Alder', at })).rejects.toThrow(
		'not waived'
	);
});

test('a rule nobody knows cannot be waived, and the one meant is named', async () => {
	const { application } = await loaded();
	const waiver = {
		check: 'attendance_after_dischage',
		why: 'x',
		who: 'y',
		at: '2026-09-01T08:00:00Z'
	};
	await expect(application.quality.waive(waiver)).rejects.toThrow(
		'There is no rule attendance_after_dischage; did you mean attendance_after_discharge?'
	);
});

test('before the first load there is nothing to tell', async () => {
	const application = openApplication(join(await temporaryFolder(), 'data'));
	onTestFinished(() => application.close());
	expect(await application.quality.read()).toBeNull();
});
