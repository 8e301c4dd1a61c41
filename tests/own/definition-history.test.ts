import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMeasures } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readDefinitionBook } from '#lib/server/measures/definition-book.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import { readSettings } from '#lib/server/settings.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { refreshSnapshot } from '#lib/server/warehouse/refresh-snapshot.ts';
import { loadTexts } from '../support/load-files.ts';
import { clinicExports, clinicWith, longStays, writeClinic } from './clinic.ts';

const day = (date: string) => new Date(`${date}T08:00:00Z`);
const kept = (folder: string) => readdirSync(join(folder, 'data', 'definitions'));

/** Builds the snapshot again where it must be, and keeps the definitions, as every command does. */
async function refreshOn(folder: string, date: string): Promise<void> {
	const place = dataFolder(join(folder, 'data'));
	await refreshSnapshot(place);
	await keepDefinitions(place, day(date));
}

function bookOf(folder: string, today = '2026-12-31') {
	const data = join(folder, 'data');
	const { catalogue } = readMeasures(readRegistry(data), data);
	const at = { since: today, snapshot: 'none yet' };
	return readDefinitionBook(dataFolder(data), catalogue, readSettings(data), at);
}

const entryOf = (folder: string, id: string) =>
	bookOf(folder).entries.find((entry) => entry.id === id);

const newer = longStays
	.replace('version: 1', 'version: 2')
	.replace('title: Stays of 30 days or more', 'title: Stays of more than 30 days')
	.replace('stay_days >= 30 as', 'stay_days > 30 as');

test('a changed definition is shown as it was beside what it is, with the day and the snapshot', async () => {
	const folder = await clinicWith({ 'measures/long_stays.sql': longStays });
	await loadTexts(folder, clinicExports, { route: 'date-shifted' });
	await refreshOn(folder, '2026-01-10');
	await refreshOn(folder, '2026-01-11');
	expect(kept(folder)).toEqual(['000001.json']);
	expect(entryOf(folder, 'long_stays')?.changes).toEqual([]);

	await writeClinic(folder, { 'measures/long_stays.sql': newer });
	const title = {
		term: 'Title',
		was: 'Stays of 30 days or more',
		is: 'Stays of more than 30 days'
	};
	// Before any command has kept it, the book tells it already.
	expect(entryOf(folder, 'long_stays')?.changes).toMatchObject([{ until: '2026-12-31' }]);
	await refreshOn(folder, '2026-03-01');
	expect(entryOf(folder, 'long_stays')?.changes).toEqual([
		{
			was: { version: 1, since: '2026-01-10' },
			is: { version: 2 },
			until: '2026-03-01',
			snapshot: '000001',
			terms: [title],
			sql: {
				was: expect.stringContaining('stay_days >= 30') as string,
				is: expect.stringContaining('stay_days > 30') as string
			}
		}
	]);
	expect(kept(folder)).toEqual(['000001.json', '000002.json']);
});

test('a setting that a definition rests on changes the definition, and no other', async () => {
	const folder = await clinicWith({});
	await loadTexts(folder, clinicExports, { route: 'date-shifted' });
	await refreshOn(folder, '2026-01-10');
	await writeClinic(folder, { 'settings.yaml': 'recent_days: 21\n' });
	await refreshOn(folder, '2026-02-02');
	const [change] = entryOf(folder, 'phq_9_reliable_improvement')?.changes ?? [];
	const rests = change?.terms.find(({ term }) => term === 'Rests on');
	expect(rests?.was).toContain('recent days: 14');
	expect(rests?.is).toContain('recent days: 21');
	// The snapshot was built again: figures of the first were of the setting before.
	expect(change).toMatchObject({ until: '2026-02-02', snapshot: '000002', sql: null });
	expect(entryOf(folder, 'completion')?.changes).toEqual([]);
});

test('a measure taken away is listed as defined no more, and compared with what it was when it comes back', async () => {
	const folder = await clinicWith({ 'measures/long_stays.sql': longStays });
	await loadTexts(folder, clinicExports, { route: 'date-shifted' });
	await refreshOn(folder, '2026-01-10');
	await writeClinic(folder, { 'measures/long_stays.sql': 'select 1' });
	await refreshOn(folder, '2026-02-02');
	expect(bookOf(folder).gone).toEqual([
		{ id: 'long_stays', version: 1, title: 'Stays of 30 days or more', until: '2026-02-02' }
	]);
	await writeClinic(folder, { 'measures/long_stays.sql': newer });
	await refreshOn(folder, '2026-03-01');
	expect(bookOf(folder).gone).toEqual([]);
	expect(entryOf(folder, 'long_stays')?.changes).toMatchObject([
		{ was: { version: 1 }, is: { version: 2 }, until: '2026-03-01' }
	]);
});

test('nothing is kept where nothing was loaded', async () => {
	const folder = await clinicWith({ 'measures/long_stays.sql': longStays });
	await keepDefinitions(dataFolder(join(folder, 'data')), day('2026-01-10'));
	expect(readdirSync(join(folder, 'data'))).toEqual(['measures']);
});
