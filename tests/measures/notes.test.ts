import { expect, test } from 'vitest';
import { marksOn, noteLine, notesIn, numberNotes, type Note } from '#lib/measures/notes.ts';
import type { Action } from '#lib/measures/actions.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { byMonth, makeFigure, rateCell } from '../charts/figures.ts';

const year = makeFigure({ by: 'month', series: byMonth(Array(12).fill(rateCell(31, 47))) });

const note = (parts: Partial<Note>): Note => ({
	id: 'n1',
	version: 1,
	measure: 'completion',
	where: {},
	day: '2024-03-14',
	text: 'new intake coordinator',
	withdrawnWhy: null,
	author: 'R. Lee',
	recordedAt: '2024-03-20T09:00:00Z',
	...parts
});

const action = (parts: Partial<Action>): Action => ({
	number: 3,
	version: 1,
	aim: 'Call on the day after',
	measure: 'completion',
	where: {},
	prediction: 'Up.',
	direction: 'up',
	target: null,
	owner: 'M. Ortiz',
	dueOn: '2024-09-30',
	doOn: '2024-04-02',
	state: 'open',
	result: '',
	signalSaid: '',
	follows: null,
	author: 'R. Lee',
	recordedAt: '2024-03-20T09:00:00Z',
	...parts
});

test('notes are numbered by their day, actions keep their name', () => {
	const notes = [note({ day: '2024-06-01', text: 'evening groups' }), note({})];
	const numbered = numberNotes(year, marksOn(year, notes, [action({})]));
	expect(numbered.map(noteLine)).toEqual([
		'1 · 14 March 2024: new intake coordinator (R. Lee)',
		'A3 · 2 April 2024: Call on the day after (M. Ortiz)',
		'2 · 1 June 2024: evening groups (R. Lee)'
	]);
	expect(notesIn(numbered, '2024-04')).toBe('A3');
});

test('a note of the whole clinic or of all measures stands everywhere, one of a part only there', () => {
	const north = { ...year, asked: { ...year.asked, where: { program: ['North'], site: ['A'] } } };
	const notes = [
		note({ text: 'everywhere', measure: null }),
		note({ text: 'north', where: { program: ['North', 'South'] } }),
		note({ text: 'south', where: { program: ['South'] } }),
		note({ text: 'denials', measure: 'initial_denial_rate_line' }),
		note({ text: 'taken back', withdrawnWhy: 'wrong day' })
	];
	const said = (figure: typeof year) =>
		marksOn(figure, notes, []).map(({ words }) => words.replace(' (R. Lee)', ''));
	expect(said(year)).toEqual(['everywhere']);
	expect(said(north)).toEqual(['everywhere', 'north']);
});

test('what lies outside the series, or on one that is not of time, is not numbered', () => {
	const marks = marksOn(
		year,
		[note({ day: '2023-12-31' }), note({}), note({ day: '2025-01-01' })],
		[]
	);
	expect(numberNotes(year, marks).map(({ label, day }) => [label, day])).toEqual([
		['1', '2024-03-14']
	]);
	const whole = makeFigure({});
	expect(numberNotes(whole, marks)).toEqual([]);
});

test('an action is marked once its change began, and only where it is about the measure', () => {
	const actions = [
		action({ doOn: null }),
		action({ number: 4, measure: null }),
		action({ number: 5 })
	];
	expect(marksOn(year, [], actions).map(({ label }) => label)).toEqual(['A5']);
});

test('where new baselines are numbered, notes go on counting after them', () => {
	const bare = makeFigure({ by: 'month', series: byMonth(Array(20).fill(rateCell(31, 47))) });
	const baseline = {
		starts: '2024-06',
		frozenAfter: null,
		reason: 'New director.',
		author: 'R. Lee',
		decidedOn: '2024-09-01'
	};
	const figure = { ...bare, signal: signalOf(bare, 'nhs', { baselines: [baseline] }) };
	expect(figure.signal?.baselines.map(({ number }) => number)).toEqual([1]);
	const numbered = numberNotes(
		figure,
		marksOn(figure, [note({}), note({ day: '2024-08-01' })], [])
	);
	expect(numbered.map(({ label }) => label)).toEqual(['2', '3']);
});
