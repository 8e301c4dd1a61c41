import { expect, test } from 'vitest';
import { openNotes } from '#lib/server/meeting/notes.ts';
import { catalogue } from '../measures/ask.ts';
import { emptyStore, lee } from './records.ts';

const coordinator = { measure: 'completion', day: '2026-03-14', text: 'New intake coordinator.' };

test('a note that is changed and taken back stays on record in all its versions', async () => {
	const notes = openNotes(await emptyStore(), catalogue);
	const id = await notes.add(coordinator, lee());
	await notes.change(id, 1, { ...coordinator, day: '2026-03-15' }, lee('2026-03-16'));
	await notes.withdraw(id, 'It was another program.', lee('2026-03-17'));
	const versions = await notes.versions(id);
	expect(versions.map(({ version, day, withdrawnWhy }) => [version, day, withdrawnWhy])).toEqual([
		[1, '2026-03-14', null],
		[2, '2026-03-15', null],
		[3, '2026-03-15', 'It was another program.']
	]);
	expect(await notes.list()).toEqual([versions[2]]);
	await expect(notes.withdraw(id, 'Again.', lee())).rejects.toThrow('taken back already');
});

test('a note names its measure, its place, its day and who wrote it', async () => {
	const notes = openNotes(await emptyStore(), catalogue);
	await notes.add({ ...coordinator, where: { program: ['South', 'North'] } }, lee());
	expect(await notes.list()).toMatchObject([
		{ measure: 'completion', where: { program: ['North', 'South'] }, author: 'R. Lee' }
	]);
	await expect(notes.add({ ...coordinator, measure: 'nobody' }, lee())).rejects.toThrow(
		'There is no measure nobody'
	);
	await expect(notes.add({ ...coordinator, day: '2026-02-30' }, lee())).rejects.toThrow(
		'Give the day of the note as a day of the calendar'
	);
	await expect(notes.add(coordinator, { ...lee(), author: ' ' })).rejects.toThrow(
		'Say who writes it.'
	);
});

test('who had an older version before them overwrites nothing', async () => {
	const notes = openNotes(await emptyStore(), catalogue);
	const id = await notes.add(coordinator, lee());
	const change = (text: string) => notes.change(id, 1, { ...coordinator, text }, lee());
	const both = await Promise.allSettled([change('One.'), change('Other.')]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	await expect(change('Third.')).rejects.toThrow('Somebody changed this meanwhile.');
	expect(await notes.versions(id)).toHaveLength(2);
});

const planted = {
	'social security number': '219-09-9999',
	'telephone or fax number': '(555) 867-5309',
	'e-mail address': 'someone@example.org',
	'medical record number': 'A0048213',
	'date of birth': 'born 3/4/1961',
	name: 'Mr. Jones'
};

test.each(Object.entries(planted))(
	'a %s in a note is refused by its kind, and its value is not repeated',
	async (kind, value) => {
		const notes = openNotes(await emptyStore(), catalogue);
		const text = `We spoke of ${value} at length.`;
		const refused = notes.add({ ...coordinator, text }, lee());
		await expect(refused).rejects.toThrow(
			new RegExp(`^Note: there is what looks like an? ${kind}\\.`)
		);
		await expect(refused).rejects.not.toThrow(value);
		expect(await notes.list()).toEqual([]);
	}
);

test('what a meeting says of dates, counts, codes and staff is no identifier', async () => {
	const notes = openNotes(await emptyStore(), catalogue);
	const text =
		'Since 14 March 2026 R. Lee and Dr. Patel see all 47 within 2 weeks, the other way round: ' +
		'31 of 47 (66.0%), day 30/60/90, CPT 90853, H0015, CARC 197, $125,000, FY2026-27, room 1204.';
	await notes.add({ ...coordinator, text }, lee());
	expect(await notes.list()).toHaveLength(1);
});
