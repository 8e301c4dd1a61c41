import { expect, test } from 'vitest';
import { openMinutes, type MinutesFields } from '#lib/server/meeting/minutes.ts';
import { catalogue } from '../measures/ask.ts';
import { emptyStore, lee } from './records.ts';

const march: MinutesFields = {
	heldOn: '2026-03-10',
	attendance: ['R. Lee', 'M. Ortiz'],
	agenda: [
		{ measure: 'completion', where: { program: ['North'] }, text: 'As usual.' },
		{ text: 'The phones were moved.' }
	],
	decisions: [{ text: 'Call everybody.', action: 3 }, { text: 'Meet in April.' }],
	nextOn: '2026-04-14'
};

test('minutes keep agenda and decisions in their order, and are called by their day', async () => {
	const minutes = openMinutes(await emptyStore(), catalogue);
	expect(await minutes.add(march, lee())).toBe('2026-03-10');
	const both = await Promise.all([minutes.add(march, lee()), minutes.add(march, lee())]);
	expect(both.sort()).toEqual(['2026-03-10-2', '2026-03-10-3']);
	const [stored] = await minutes.versions('2026-03-10');
	expect(stored).toMatchObject({
		attendance: ['R. Lee', 'M. Ortiz'],
		agenda: [
			{ measure: 'completion', where: { program: ['North'] }, text: 'As usual.' },
			{ measure: null, where: {}, text: 'The phones were moved.' }
		],
		decisions: [
			{ text: 'Call everybody.', action: 3 },
			{ text: 'Meet in April.', action: null }
		]
	});
});

test('the latest meeting comes first, and minutes that were taken back are on record only', async () => {
	const minutes = openMinutes(await emptyStore(), catalogue);
	await minutes.add({ ...march, heldOn: '2026-04-14' }, lee('2026-04-14'));
	await minutes.add(march, lee('2026-04-15'));
	const days = async () => (await minutes.list()).map(({ heldOn }) => heldOn);
	expect(await days()).toEqual(['2026-04-14', '2026-03-10']);
	await minutes.withdraw('2026-03-10', 'Written twice.', lee());
	expect(await days()).toEqual(['2026-04-14']);
	expect(await minutes.versions('2026-03-10')).toHaveLength(2);
	await expect(minutes.change('2026-03-10', 2, march, lee())).rejects.toThrow('taken back already');
});

test('minutes that are changed keep what they said, and an older view overwrites nothing', async () => {
	const minutes = openMinutes(await emptyStore(), catalogue);
	const id = await minutes.add(march, lee());
	await minutes.change(id, 1, { ...march, attendance: ['R. Lee'] }, lee());
	const attendance = (await minutes.versions(id)).map((version) => version.attendance);
	expect(attendance).toEqual([['R. Lee', 'M. Ortiz'], ['R. Lee']]);
	await expect(minutes.change(id, 1, march, lee())).rejects.toThrow('Somebody changed this');
});

test('no text of minutes takes an identifier; the refusal says where it stands', async () => {
	const minutes = openMinutes(await emptyStore(), catalogue);
	const text = 'Speak with someone@example.org.';
	const agenda = [{ text: 'As usual.' }, { text }];
	await expect(minutes.add({ ...march, agenda }, lee())).rejects.toThrow(
		'Agenda entry 2: there is what looks like an e-mail address.'
	);
	await expect(minutes.add({ ...march, decisions: [{ text }] }, lee())).rejects.toThrow(
		'Decision 1: there is what looks like an e-mail address.'
	);
	expect(await minutes.list()).toEqual([]);
});
