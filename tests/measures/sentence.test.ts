import { describe, expect, test } from 'vitest';
import type { Cell, Figure, SeriesPoint, Step } from '#lib/measures/figure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import { catalogue } from './ask.ts';

type Bare = Omit<Figure, 'sentence'>;

function sentenceOf(measure: string, parts: Partial<Bare>): string {
	const found = catalogue.get(measure);
	const { id, version, title, unit, better, source, kind, valueUnit, success, family } = found;
	const figure: Bare = {
		measure: { id, version, title, unit, better, source, kind, valueUnit, success, family },
		asked: { measure, where: {}, audience: 'inside' },
		period: { from: null, to: null },
		asOf: { snapshot: '1', dataThrough: null },
		ledger: [],
		value: { state: 'none', reason: '0 people' },
		bounds: null,
		series: [],
		signal: null,
		...parts
	};
	return writeSentence(figure, found);
}

const steps = (measure: string, ...counts: (number | null)[]): Step[] =>
	Object.entries(catalogue.get(measure).ledger).map(([step, label], index) => ({
		step,
		label,
		n: counts[index] ?? null
	}));

const august: Cell = {
	state: 'released',
	k: 31,
	n: 47,
	value: 31 / 47,
	lo: 0.51667,
	hi: 0.77834
};

test('a rate gives the count first, then the percentage with its interval', () => {
	const ledger = steps('completion', 47, 47);
	expect(sentenceOf('completion', { value: august, ledger })).toBe(
		'Completion: 31 of 47 people (completed treatment), 66.0% (51.7 to 77.8).'
	);
});

test('under twenty there is no percentage, not even in the bounds', () => {
	const value: Cell = { state: 'released', k: 8, n: 19, value: 8 / 19, lo: 0.2, hi: 0.6 };
	const text = sentenceOf('phq_9_recovery', {
		value,
		ledger: steps('phq_9_recovery', 47, 45, 24, 20, 19),
		bounds: { lo: 8 / 24, hi: 13 / 24 }
	});
	expect(text).toContain('8 of 19 people (PHQ-9 below 10 at the end).');
	expect(text).toContain('5 were not measured; with them, between 8 and 13 of 24.');
	expect(text).not.toContain('%');
});

test('outside, how many were left out may be withheld, and the words say so', () => {
	const ledger = steps('completion', null, 47);
	expect(sentenceOf('completion', { value: august, ledger })).toContain(
		'How many were left out: not shown (fewer than 11 people).'
	);
});

test('a change for the worse turns its limits, and those not measured weigh as unchanged', () => {
	const value: Cell = { state: 'released', n: 30, value: -2, lo: -3.5, hi: -0.5 };
	const text = sentenceOf('phq_9_mean_change', {
		value,
		ledger: steps('phq_9_mean_change', 40, 38, 32, 30),
		bounds: { lo: -2, hi: -1.5 }
	});
	expect(text).toBe(
		'PHQ-9 change: 30 people, 2.0 points worse on average (0.5 to 3.5) at the last score than at the first. Of 40 people discharged in the period, 10 were not measured; had they not changed, 1.5 points worse. People start at a bad time and some improve without treatment; there is no comparison group here.'
	);
});

describe('a curve', () => {
	const day = (at: number, value: number): SeriesPoint => ({
		by: { day: at },
		provisional: false,
		value: { state: 'released', k: 1, n: 20, value }
	});

	test('is told by the day half had left', () => {
		const value: Cell = { state: 'released', k: 46, n: 60, value: 66, lo: 59, hi: 70 };
		expect(sentenceOf('retention_curve', { value })).toBe(
			'Retention curve: 46 of 60 people had left, half by day 66 (59 to 70).'
		);
		const early: Cell = { state: 'released', k: 9, n: 60, value: null };
		expect(sentenceOf('retention_curve', { value: early })).toContain(
			'fewer than half by the last day that can be seen'
		);
	});

	test('of unplanned exits names its last day only where the curve shows it', () => {
		const value: Cell = { state: 'released', k: 17, n: 56, value: 0.34 };
		expect(sentenceOf('unplanned_exit_curve', { value, series: [day(69, 0.34)] })).toBe(
			'Unplanned exits by day: 17 of 56 people left early or were discharged by the program, an estimated 34.0% by day 69; those who left in any other way are counted as gone, not as still here.'
		);
		expect(sentenceOf('unplanned_exit_curve', { value, series: [day(69, 0.3)] })).toContain(
			'by the last day that can be seen'
		);
	});
});

describe('a breakdown', () => {
	const value: Cell = { state: 'released', n: 47, value: null };
	const reason = (category: string, cell: Cell): SeriesPoint => ({
		by: { category },
		provisional: false,
		value: cell
	});
	const hidden: Cell = { state: 'withheld', reason: 'not shown (fewer than 11 people)' };

	test('names the largest part', () => {
		const series = [reason('completed', august), reason('left_early', hidden)];
		expect(sentenceOf('discharge_reasons', { value, series })).toBe(
			'Discharge reasons: 47 people; most often completed, 31 of 47, 66.0%.'
		);
	});

	test('names none where a hidden one may be larger', () => {
		const small: Cell = { state: 'released', k: 12, n: 47, value: 12 / 47 };
		const series = [reason('completed', hidden), reason('left_early', small)];
		expect(sentenceOf('discharge_reasons', { value, series })).toBe(
			'Discharge reasons: 47 people.'
		);
	});
});

test('dollars are told with the claims behind them', () => {
	const value: Cell = {
		state: 'released',
		k: 27,
		n: 1212,
		value: 0.25,
		amount: { part: 2500, whole: 10000 }
	};
	expect(sentenceOf('initial_denial_rate_dollars', { value })).toMatch(
		/: \$2,500\.00 of \$10,000\.00, 25\.0%, over 1,212 lines\.$/
	);
});

test('what is not shown and what is not there are said as such', () => {
	const withheld: Cell = { state: 'withheld', reason: 'not shown (fewer than 11 people)' };
	expect(sentenceOf('completion', { value: withheld })).toBe(
		'Completion: not shown (fewer than 11 people).'
	);
	expect(sentenceOf('completion', {})).toBe('Completion: n/a (0 people).');
});

test('no sentence of ours blames, or calls a difference significant', () => {
	for (const { title, success, missing, ledger, counts, not_counts } of catalogue.list())
		expect(
			[title, success, missing, counts, not_counts, ...Object.values(ledger)].join(' ')
		).not.toMatch(/failed|non-compliant|significant|normal|insurer/i);
});
