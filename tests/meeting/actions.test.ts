import { expect, test } from 'vitest';
import { openActions, type ActionFields } from '#lib/server/meeting/actions.ts';
import { catalogue } from '../measures/ask.ts';
import { emptyStore, lee } from './records.ts';

const calls: ActionFields = {
	aim: 'Call everybody on the day after admission.',
	measure: 'completion',
	prediction: 'More will stay to the end.',
	direction: 'up',
	owner: 'M. Ortiz',
	dueOn: '2026-06-30',
	doOn: '2026-03-01'
};
const closing = { outcome: 'adopted' as const, result: 'More stayed.' };

test('actions are numbered as they are started, whoever starts them at once', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	const numbers = await Promise.all([1, 2, 3].map(() => actions.add(calls, lee())));
	expect(numbers.sort()).toEqual([1, 2, 3]);
});

test('an action is overdue once its due day has passed, until it is closed', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	await actions.add(calls, lee());
	await actions.add({ ...calls, dueOn: '2026-05-31' }, lee());
	const overdue = async (today: string) =>
		(await actions.overdue(today)).map(({ number }) => number);
	expect(await overdue('2026-06-30')).toEqual([2]);
	expect(await overdue('2026-07-01')).toEqual([2, 1]);
	await actions.close(2, closing, lee());
	expect(await overdue('2026-07-01')).toEqual([1]);
});

test('it cannot be closed without prediction and result', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	const bare = { ...calls, prediction: '', direction: null };
	const number = await actions.add(bare, lee());
	await expect(actions.close(number, { ...closing, result: ' ' }, lee())).rejects.toThrow(
		'First write down what was predicted, and which way it was predicted to go, and what came of it.'
	);
	await actions.change(number, 1, calls, lee());
	await expect(actions.close(number, { ...closing, result: '' }, lee())).rejects.toThrow(
		'First write down what came of it.'
	);
	await actions.close(number, closing, lee());
	expect((await actions.get(number))?.action.state).toBe('adopted');
});

test('every change is kept with who and when, and a closed action is not changed any more', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	const number = await actions.add(calls, lee('2026-03-01'));
	const other = { author: 'M. Ortiz', at: '2026-04-01T10:00:00.000Z' };
	await actions.change(number, 1, { ...calls, dueOn: '2026-07-31' }, other);
	await actions.log(number, { day: '2026-04-02', text: 'Two callers trained.' }, other);
	await actions.close(number, { ...closing, signalSaid: 'As usual.' }, lee('2026-08-01'));
	const record = await actions.get(number);
	expect(record?.versions.map(({ author, dueOn, state }) => [author, dueOn, state])).toEqual([
		['R. Lee', '2026-06-30', 'open'],
		['M. Ortiz', '2026-07-31', 'open'],
		['R. Lee', '2026-07-31', 'adopted']
	]);
	expect(record?.action.signalSaid).toBe('As usual.');
	expect(record?.steps.map(({ text, author }) => [text, author])).toEqual([
		['Two callers trained.', 'M. Ortiz']
	]);
	for (const attempt of [
		() => actions.change(number, 3, calls, lee()),
		() => actions.log(number, { day: '2026-08-02', text: 'More.' }, lee()),
		() => actions.close(number, closing, lee())
	])
		await expect(attempt()).rejects.toThrow(`Action A${number} is closed.`);
});

test('only an adapted action has a next cycle, and the two name each other', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	const first = await actions.add(calls, lee());
	await expect(actions.add(calls, lee(), first)).rejects.toThrow('A1 is none');
	await actions.close(first, { ...closing, outcome: 'adapted' }, lee());
	const second = await actions.add({ ...calls, doOn: null }, lee(), first);
	expect((await actions.get(first))?.followedBy.map(({ number }) => number)).toEqual([second]);
	expect((await actions.get(second))?.action.follows).toBe(first);
});

test('a value that is predicted has to be given, as a number', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	await expect(actions.add({ ...calls, direction: 'to_value' }, lee())).rejects.toThrow(
		'Give the value it is predicted to go to.'
	);
	const number = await actions.add({ ...calls, direction: 'to_value', target: 0.75 }, lee());
	expect((await actions.get(number))?.action.target).toBe(0.75);
	await expect(
		actions.add({ ...calls, direction: 'to_value', target: Number.NaN }, lee())
	).rejects.toThrow('Give the predicted value as a number.');
});

test('no text of an action takes an identifier', async () => {
	const actions = openActions(await emptyStore(), catalogue);
	const number = await actions.add(calls, lee());
	const phone = 'Reach 555-867-5309.';
	const kind = 'telephone or fax number';
	for (const [attempt, field] of [
		[() => actions.add({ ...calls, aim: phone }, lee()), 'Aim'],
		[() => actions.change(number, 1, { ...calls, prediction: phone }, lee()), 'Prediction'],
		[() => actions.log(number, { day: '2026-04-02', text: phone }, lee()), 'Step'],
		[() => actions.close(number, { ...closing, result: phone }, lee()), 'Result']
	] as const) {
		const refused = attempt();
		await expect(refused).rejects.toThrow(`${field}: there is what looks like a ${kind}.`);
		await expect(refused).rejects.not.toThrow('867');
	}
	expect(await actions.list()).toHaveLength(1);
});
