import { describe, expect, test } from 'vitest';
import { compareBeforeAfter, windowsAround } from '#lib/comparison/before-after.ts';
import { askBeforeAfter } from '#lib/server/comparison/ask-before-after.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { makeFigure, rateCell, meanCell } from '../charts/figures.ts';

describe('whole months on either side of a change', () => {
	test('on the first of a month that month is after', () => {
		expect(windowsAround('2025-07-01', 3)).toEqual({
			before: { from: '2025-04-01', to: '2025-06-30' },
			after: { from: '2025-07-01', to: '2025-09-30' }
		});
	});

	test('the month a change falls into is in neither', () => {
		expect(windowsAround('2025-01-15', 2)).toEqual({
			before: { from: '2024-11-01', to: '2024-12-31' },
			after: { from: '2025-02-01', to: '2025-03-31' }
		});
	});
});

test('48 of 80 before and 56 of 70 after is a difference that chance alone does not explain', () => {
	const found = compareBeforeAfter('2025-07-01', windowsAround('2025-07-01', 3), {
		before: makeFigure({ value: rateCell(48, 80) }),
		after: makeFigure({ value: rateCell(56, 70) })
	});
	expect(found.difference?.lo).toBeCloseTo(0.05243147, 8);
	expect(found.words).toBe(
		'Completion: 60.0% (48 of 80) before 1 July 2025, 80.0% (56 of 70) after. +20.0 percentage points (+5.2 to +33.4): more than chance alone explains.'
	);
	expect(found.caution).toContain('the run of months first');
});

test('months that are not over in the data are provisional', () => {
	const figures = { before: makeFigure({}), after: makeFigure({}) };
	const cautionAt = (day: string) =>
		compareBeforeAfter(day, windowsAround(day, 3), figures).caution;
	expect(cautionAt('2024-11-01')).toMatch(
		/^Provisional: the months after are not over, the data end on 31 December 2024. /
	);
	expect(cautionAt('2024-10-01')).toMatch(/^Two halves/);
});

test('with nobody on one side no difference is given', () => {
	const found = compareBeforeAfter('2025-07-01', windowsAround('2025-07-01', 3), {
		before: makeFigure({ value: { state: 'none', reason: 'nobody' } }),
		after: makeFigure({ value: rateCell(56, 70) })
	});
	expect(found.difference).toBeNull();
	expect(found.words).toContain('No difference can be given.');
});

test('mean changes are held against each other by their spreads', () => {
	const cell = (value: number) => ({ ...meanCell(value, 1, 30), spread: { mean: value, sd: 5 } });
	const parts = { measure: { kind: 'mean_change', valueUnit: 'points' } } as const;
	const found = compareBeforeAfter('2025-07-01', windowsAround('2025-07-01', 3), {
		before: makeFigure({ ...parts, value: cell(5) }),
		after: makeFigure({ ...parts, value: cell(6) })
	});
	// 2.0017 standard errors of 5 * sqrt(2 / 30), 58 degrees of freedom.
	expect(found.difference?.lo).toBeCloseTo(1 - 2.00172 * 5 * Math.sqrt(2 / 30), 4);
	expect(found.words).toContain('chance alone may explain it');
});

test('a day that is none and months that are no number are refused', async () => {
	const ask = () => Promise.resolve(makeFigure({}));
	const question = { measure: 'completion', where: {}, audience: 'inside' as const };
	const wrong = [
		{ day: '2025-02-30', months: 3 },
		{ day: '2025-02-01', months: 0 },
		{ day: '2025-02-01', months: NaN }
	];
	for (const each of wrong)
		await expect(askBeforeAfter(ask, { ...question, ...each })).rejects.toThrow(WrongUsage);
});
