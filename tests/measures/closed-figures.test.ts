import { expect, test } from 'vitest';
import { asReportedWords, compareFrozen } from '#lib/measures/closed-figures.ts';
import type { FrozenFigure } from '#lib/measures/closed-figures.ts';
import type { Cell } from '#lib/measures/figure.ts';
import { causeOf, causeWords } from '#lib/measures/late-records.ts';
import type { LateRow } from '#lib/measures/late-records.ts';

const rate = (k: number, n: number): Cell => ({ state: 'released', k, n, value: k / n });

const completion = (
	left: number,
	value: Cell,
	series: FrozenFigure['series'] = []
): FrozenFigure => ({
	scope: 'month',
	question: { measure: 'completion', where: {}, audience: 'inside' },
	measure: {
		id: 'completion',
		version: 1,
		title: 'Completion',
		family: 'completion',
		kind: 'proportion',
		valueUnit: 'rate',
		success: 'completed treatment'
	},
	provisional: false,
	ledger: [{ step: 'discharged', label: 'discharged in the period', n: left }],
	value,
	series,
	sentence: ''
});

const named = { scope: 'month', measure: 'completion', title: 'Completion', family: 'completion' };

test('a figure is told as reported and as now known, with the step of the ledger that moved', () => {
	const [number] = compareFrozen([completion(47, rate(31, 47))], [completion(48, rate(31, 48))]);
	expect(number).toEqual({
		...named,
		where: '',
		place: {},
		before: { words: '66.0% (31 of 47)', k: 31, n: 47 },
		now: { words: '64.6% (31 of 48)', k: 31, n: 48 },
		isMoved: true,
		wasProvisional: false,
		steps: [{ label: 'discharged in the period', before: 47, now: 48 }]
	});
	expect(number && asReportedWords(number.before, number.now, '1 late discharge')).toBe(
		'66.0% (31 of 47) as reported; 64.6% (31 of 48) as now known: 1 late discharge'
	);
});

test('a figure with the same number moved all the same where its ledger did', () => {
	const same = compareFrozen([completion(47, rate(31, 47))], [completion(47, rate(31, 47))]);
	const ledger = compareFrozen([completion(49, rate(31, 47))], [completion(50, rate(31, 47))]);
	expect([same[0]?.isMoved, ledger[0]?.isMoved]).toEqual([false, true]);
});

test('points of a series are compared one by one: one that is gone or new reads none', () => {
	const point = (site: string, value: Cell) => ({ by: { site }, provisional: true, value });
	const before = completion(3, rate(2, 3), [
		point('North', rate(1, 1)),
		point('South', rate(1, 2))
	]);
	const now = completion(3, rate(2, 3), [point('North', rate(1, 1)), point('West', rate(1, 2))]);
	const points = compareFrozen([before], [now]).slice(1);
	expect(
		points.map(({ where, before: a, now: b, isMoved }) => [where, a.words, b.words, isMoved])
	).toEqual([
		['North', '1 of 1', '1 of 1', false],
		['South', '1 of 2', 'none', true],
		['West', 'none', '1 of 2', true]
	]);
});

const row = (table: string, change: Partial<LateRow>): LateRow => ({
	table,
	key: 'episode_id=e1',
	state: 'changed',
	columns: [],
	filled: [],
	emptied: [],
	batch: 'b0002',
	file: 'late.csv',
	line: 2,
	...change
});

test('a record is told by what changed of it, a discharge before a reason and a stay before a score', () => {
	const reason = { columns: ['zip3', 'discharge_reason'], filled: ['zip3'] };
	const discharge = { columns: ['discharged_on', 'discharge_reason'] };
	expect([
		causeOf([
			row('assessment', { state: 'new' }),
			row('episode', { ...discharge, filled: ['discharged_on'] })
		]),
		causeOf([row('episode', discharge)]),
		causeOf([row('episode', { ...discharge, emptied: ['discharged_on'] })]),
		causeOf([row('episode', reason)]),
		causeOf([row('episode', { columns: ['payer'] })]),
		causeOf([row('episode', { state: 'new' })]),
		causeOf([row('assessment', { state: 'new' })]),
		causeOf([row('remit_line', {})]),
		causeOf([row('claim_line', { state: 'gone' })]),
		causeOf([])
	]).toEqual([
		'late discharge',
		'corrected discharge date',
		'discharge taken back',
		'corrected discharge reason',
		'corrected episode',
		'late episode',
		'late score',
		'corrected remittance',
		'claim line taken back',
		'settled since'
	]);
});

test('causes are counted by record, the most frequent first', () => {
	const of = (cause: string) => ({ cause });
	const late = of('late discharge');
	expect(causeWords([])).toBe('');
	expect(causeWords([late])).toBe('1 late discharge');
	expect(
		causeWords([
			of('settled since'),
			late,
			late,
			of('score taken back'),
			of('score taken back'),
			late
		])
	).toBe('3 late discharges, 2 scores taken back, 1 settled since');
});
