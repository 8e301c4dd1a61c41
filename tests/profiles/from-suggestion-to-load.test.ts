import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftProfile } from '#lib/profiles/draft-profile.ts';
import { formFromProfile } from '#lib/profiles/mapping-form.ts';
import { profileFromForm } from '#lib/profiles/profile-from-form.ts';
import { profileSchema } from '#lib/profiles/profile.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import { suggestAll } from '#lib/server/profiles/suggest.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fieldsOf } from './fields-of.ts';

const items = (n: number, when: string): string[] =>
	Array.from({ length: n }, (_, at) => `phq9_${at + 1}_${when}`);
const headers = ['Encounter No', 'Admit Dt', 'Discharge Dt', ...items(9, 'adm'), ...items(9, 'dc')];
const row = (id: string, days: string[], answers: number[]): string =>
	[id, ...days, ...answers].join(',');
const rows = [
	row(
		'E1',
		['01/31/2025', '03/28/2025'],
		[...Array<number>(9).fill(2), ...Array<number>(9).fill(1)]
	),
	row(
		'E2',
		['02/03/2025', '04/14/2025'],
		[...Array<number>(9).fill(3), ...Array<number>(9).fill(0)]
	)
];
const csv = (header: string[]): string => [header.join(','), ...rows].join('\n');

const samples = Object.fromEntries(
	headers.map((header, at) => {
		const values = [...new Set(rows.map((line) => line.split(',')[at] ?? ''))];
		return [header, { values, distinct: values.length, empty: 0 }];
	})
);

async function saveSuggestion(folder: string) {
	const tables = [...(await readContract()).values()];
	const suggested = suggestAll(tables, headers, samples, readRegistry()).find(
		({ output }) => output.table === 'assessment'
	);
	if (!suggested) throw new Error('no suggestion for assessment');
	const draft = draftProfile('scores.csv', headers, suggested);
	const { profile } = profileFromForm(fieldsOf(formFromProfile(draft)));
	const store = openProfiles(dataFolder(join(folder, 'data')));
	return store.save(profileSchema.parse(profile), { by: 'R. Alder', at: '2026-09-01T08:00:00Z' });
}

test('an unknown file is suggested, saved as a profile, recognised and loaded as two assessments a row', async () => {
	const folder = await temporaryFolder();
	expect((await loadTexts(folder, { 'scores.csv': csv(headers) })).status).toBe(4);
	await saveSuggestion(folder);
	const { receipt } = await loadTexts(folder, { 'scores.csv': csv(headers) });
	expect(receipt.files[0]).toMatchObject({ profile: 'scores v1', read: 4, loaded: 4, rejected: 0 });
	const loaded = await readRows(
		folder,
		"select episode_id, assessed_on, items['item_9'] as ninth from assessment order by 1, 2"
	);
	expect(loaded.map(Object.values)).toEqual([
		['E1', '2025-01-31', '2.0'],
		['E1', '2025-03-28', '1.0'],
		['E2', '2025-02-03', '3.0'],
		['E2', '2025-04-14', '0.0']
	]);
});

test('the next export with a column renamed is refused, and the message says which and to what', async () => {
	const folder = await temporaryFolder();
	await saveSuggestion(folder);
	const renamed = headers.map((header) => (header === 'Admit Dt' ? 'Admission Date' : header));
	const { receipt, messages, status } = await loadTexts(folder, { 'scores.csv': csv(renamed) });
	expect(status).toBe(4);
	expect(receipt.files[0]).toMatchObject({ loaded: 0, table: null });
	expect(messages[0]).toContain('Likely renamed: "Admit Dt" is now "Admission Date".');
});
