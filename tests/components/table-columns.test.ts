import { describe, expect, test } from 'vitest';
import { headlineOf } from '#lib/components/headline.ts';
import { columnsOf } from '#lib/components/table-columns.ts';
import type { Cell, Figure, MeasureRef } from '#lib/measures/figure.ts';

function figureWith(measure: Partial<MeasureRef>, value: Cell, cells: Cell[] = [value]): Figure {
	return {
		measure: {
			id: 'completion',
			version: 1,
			title: 'Completion',
			unit: 'episode',
			better: 'higher',
			source: '',
			kind: 'proportion',
			valueUnit: 'rate',
			success: 'completed',
			family: 'completion',
			...measure
		},
		asked: { measure: 'completion', where: {}, audience: 'inside' },
		period: { from: null, to: null },
		asOf: { snapshot: '1', dataThrough: null },
		ledger: [],
		value,
		bounds: null,
		series: cells.map((cell) => ({ by: { month: '2025-08' }, provisional: false, value: cell })),
		signal: null,
		sentence: ''
	};
}

const august: Cell = { state: 'released', k: 31, n: 47, value: 31 / 47, lo: 0.517, hi: 0.778 };
const few: Cell = { state: 'released', k: 9, n: 12, value: 0.75, lo: 0.468, hi: 0.911 };
const mean: MeasureRef['kind'] = 'mean_change';

const rowOf = (figure: Figure, cell: Cell) =>
	columnsOf(figure).map(({ title, text }) => [title, cell.state === 'released' ? text(cell) : '']);

describe('the table of a rate', () => {
	test('gives the count, the rate and its interval', () => {
		expect(rowOf(figureWith({}, august), august)).toEqual([
			['Count', '31 of 47'],
			['Rate', '66.0%'],
			['95% interval', '51.7 to 77.8%']
		]);
	});

	test('gives counts only under 20, beside months that have more', () => {
		expect(rowOf(figureWith({}, august, [august, few]), few)).toEqual([
			['Count', '9 of 12'],
			['Rate', ''],
			['95% interval', '']
		]);
	});

	test('has no column that says nothing', () => {
		expect(rowOf(figureWith({}, few), few)).toEqual([['Count', '9 of 12']]);
	});
});

test('the table of a mean change gives the change in standard deviations too, where it is known', () => {
	const effect = { name: 'g_av' as const, value: 0.7605, lo: 0.2, hi: 1.3, d_b: 0.8832 };
	const change: Cell = { state: 'released', n: 38, value: 5.25, lo: 4, hi: 6.5, effect };
	expect(rowOf(figureWith({ kind: mean, valueUnit: 'points' }, change), change)).toEqual([
		['Counted', '38'],
		['Mean change', '5.2'],
		['95% interval', '4.0 to 6.5'],
		['In standard deviations (g_av)', '0.76 (0.20 to 1.30)'],
		['In standard deviations at the start (d_b)', '0.88']
	]);
});

describe('the headline', () => {
	test('counts first, then the rate with its interval', () => {
		expect(headlineOf(figureWith({}, august))).toEqual({
			main: '31 of 47',
			rest: '66.0% (51.7 to 77.8%)'
		});
	});

	test('has no percentage under 20', () => {
		expect(headlineOf(figureWith({}, few)).rest).toBe('no percentage under 20');
	});

	test('of a withheld figure has no number in it', () => {
		const reason = 'not shown (fewer than 11 people)';
		const headline = headlineOf(figureWith({}, { state: 'withheld', reason }));
		expect(headline).toEqual({ main: 'Not shown', rest: reason });
	});

	test('says worse where a mean change is below zero', () => {
		const cell: Cell = { state: 'released', n: 38, value: -1.25, lo: -2.4, hi: -0.1 };
		expect(headlineOf(figureWith({ kind: mean, valueUnit: 'points' }, cell))).toEqual({
			main: '1.2 points worse on average',
			rest: '38 people, 95% interval -2.4 to -0.1'
		});
	});
});
