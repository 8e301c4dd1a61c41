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
