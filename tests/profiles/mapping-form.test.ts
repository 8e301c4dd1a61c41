import { expect, test } from 'vitest';
import { draftProfile } from '#lib/profiles/draft-profile.ts';
import { formFromProfile } from '#lib/profiles/mapping-form.ts';
import { profileFromForm } from '#lib/profiles/profile-from-form.ts';
import { profileSchema } from '#lib/profiles/profile.ts';
import { readShippedProfiles } from '#lib/server/intake/read-profiles.ts';
import { fieldsOf } from './fields-of.ts';

const scores = profileSchema.parse({
	name: 'Scores',
	version: 3,
	about: 'two per row',
	recognise: ['Encounter', 'adm_phq1'],
	drop: ['Provider NPI'],
	seen: ['Encounter', 'Adm', 'adm_phq1', 'dc_phq1', 'Provider NPI'],
	route: 'limited-data-set',
	file: { delimiter: '\t', skip_rows: 2, sheet: 'Scores' },
	tables: [
		{
			table: 'assessment',
			columns: {
				episode_id: 'Encounter',
				mode: { from: 'Mode', values: { p: 'paper', '-': null }, default: 'phone' },
				instrument: { constant: 'phq-9' },
				total: { sql: 'coalesce(a, b)', default: 0 }
			},
			repeat: [
				{ columns: { assessed_on: { from: 'Adm', date: '%m/%d/%Y' } }, items: 'adm_phq{n}' },
				{ columns: { assessed_on: 'Dc' }, items: { item_1: 'dc_phq1', m6: 'x' } }
			]
		}
	]
});
// What an empty cell becomes has to be among the values.
const withDefault = structuredClone(scores);
Object.assign(withDefault.tables[0]?.columns.mode ?? {}, {
	values: { p: 'paper', '-': null, phone: 'phone' }
});

const roundTrip = (profile: typeof scores) => profileFromForm(fieldsOf(formFromProfile(profile)));

test('a profile goes through the form and comes back the same', () => {
	for (const { profile } of readShippedProfiles())
		expect(roundTrip(profile)).toEqual({ profile, problems: [], intent: 'preview', who: '' });
	expect(roundTrip(scores).profile).toEqual(withDefault);
	expect(roundTrip(withDefault).profile).toEqual(withDefault);
});

const base: [string, string][] = [
	['name', 'x'],
	['recognise', 'a'],
	['tables.0.table', 'attendance'],
	['tables.0.was', 'attendance']
];
const status = (fields: [string, string][]) =>
	profileFromForm([
		...base,
		['tables.0.columns.status.from', 'Show'],
		...fields.map(([name, value]): [string, string] => [`tables.0.columns.status.${name}`, value])
	]).profile.tables[0]?.columns.status;

test('values that are the words of the contract as they stand need no map', () => {
	expect(
		status([
			['values.0.from', 'Attended'],
			['values.0.to', 'attended'],
			['values.1.from', '???'],
			['values.1.to', '']
		])
	).toBe('Show');
});

test('a value is mapped, left empty, or left out of the map: then its row is rejected', () => {
	expect(
		status([
			['values.0.from', 'Y'],
			['values.0.to', 'attended'],
			['values.1.from', '-'],
			['values.1.to', ':empty'],
			['values.2.from', '???'],
			['values.2.to', '']
		])
	).toEqual({ from: 'Show', values: { Y: 'attended', '-': null } });
});

test('a text of one’s own keeps its case, and none means empty', () => {
	expect(
		status([
			['values.0.from', 'acme'],
			['values.0.text', 'Acme'],
			['values.1.from', 'x'],
			['values.1.text', ' ']
		])
	).toEqual({ from: 'Show', values: { acme: 'Acme', x: null } });
});

test('a date format of one’s own comes before the one chosen', () => {
	const read = profileFromForm([
		...base,
		['tables.0.columns.service_on.from', 'Seen'],
		['tables.0.columns.service_on.date', '%m/%d/%Y'],
		['tables.0.columns.service_on.date_other', '%d.%m.%y']
	]);
	expect(read.profile.tables[0]?.columns.service_on).toEqual({ from: 'Seen', date: '%d.%m.%y' });
});

test('what is filled in twice, and what is not filled in, is told', () => {
	const read = profileFromForm([
		['intent', 'save'],
		['tables.0.table', ''],
		['tables.0.columns.status.from', 'Show'],
		['tables.0.columns.status.constant', 'attended'],
		['tables.0.items.pattern', 'phq'],
		['file.skip_rows', 'two']
	]);
	expect(read.problems).toEqual([
		'Choose the table that the file becomes.',
		'status: choose one of a column of the file, a fixed value and SQL, and clear the others.',
		'The pattern of the answers has no {n}, which stands for the number of the item: phq9_{n}.',
		'Rows above the header: write a whole number.',
		'Tick at least one column that the export is recognised by.',
		'Give the profile a name.'
	]);
});

test('without a script, buttons add and remove tables and sets of rows', () => {
	const press = (intent: string) =>
		profileFromForm([...fieldsOf(formFromProfile(scores)), ['intent', intent]]);
	expect(press('add_table').profile.tables.map(({ table }) => table)).toEqual(['assessment', '']);
	expect(press('remove_table.0').profile.tables).toEqual([]);
	expect(press('add_set.0').profile.tables[0]?.repeat).toHaveLength(3);
	const left = press('remove_set.0.0');
	expect(left.profile.tables[0]?.repeat?.[0]?.columns).toEqual({ assessed_on: 'Dc' });
	expect(left).toMatchObject({ intent: 'edit', problems: [] });
});

test('another table begins without the columns of the one before', () => {
	const read = profileFromForm([
		['tables.0.was', 'episode'],
		['tables.0.table', 'attendance'],
		['tables.0.columns.admitted_on.from', 'Adm']
	]);
	expect(read.profile.tables).toEqual([{ table: 'attendance', columns: {} }]);
});

test('a draft is told by the columns it reads and named after its file', () => {
	const draft = draftProfile('Visits_2025-08.csv.gz', ['Enc', 'Seen', 'Shift'], {
		output: { table: 'attendance', columns: { episode_id: 'Enc', service_on: 'Seen' } },
		notes: {}
	});
	expect(draft).toMatchObject({
		name: 'Visits',
		recognise: ['Enc', 'Seen'],
		seen: ['Enc', 'Seen', 'Shift']
	});
	expect(profileSchema.parse(draft)).toEqual(draft);
});
