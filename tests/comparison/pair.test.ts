import { describe, expect, test } from 'vitest';
import { makePair } from '#lib/comparison/pair.ts';
import { pairSides } from '#lib/comparison/pair-sides.ts';
import { makeFigure, meanCell, none, rateCell, withheld } from '../charts/figures.ts';

const { measure } = makeFigure({});
const pairOf = (first: ReturnType<typeof rateCell>, second: ReturnType<typeof rateCell>) =>
	makePair(measure, [
		{ name: 'North', cell: first },
		{ name: 'South', cell: second }
	]);

describe('two numbers beside each other', () => {
	test('56 of 70 and 48 of 80 differ by 20 points, with the interval of Newcombe', () => {
		const pair = pairOf(rateCell(56, 70), rateCell(48, 80));
		expect(pair.difference?.lo).toBeCloseTo(0.05243147, 8);
		expect(pair.words).toBe(
			'Completion. North: 80.0% (56 of 70); South: 60.0% (48 of 80). +20.0 percentage points (+5.2 to +33.4): more than chance alone explains.'
		);
	});

	test('under 20 on a side there are counts and no difference', () => {
		const pair = pairOf(rateCell(9, 12), rateCell(48, 80));
		expect(pair.difference).toBeNull();
		expect(pair.words).toContain('North: 9 of 12; South: 60.0% (48 of 80). Under 20 on a side');
	});

	test('a side that is withheld or empty leaves no difference', () => {
		const hidden = pairOf(withheld, rateCell(48, 80));
		expect(hidden.difference).toBeNull();
		expect(hidden.words).toContain('No difference is shown.');
		expect(pairOf(none, rateCell(48, 80)).words).toContain('With nobody on one side');
	});

	test('means are held against each other by their spreads, medians are not', () => {
		const cell = (value: number) => ({ ...meanCell(value, 1, 30), spread: { mean: value, sd: 5 } });
		const sides = (kind: 'mean' | 'duration') =>
			makePair({ ...measure, kind, valueUnit: kind === 'mean' ? 'points' : 'days' }, [
				{ name: 'North', cell: cell(6) },
				{ name: 'South', cell: cell(5) }
			]);
		// 2.0017 standard errors of 5 * sqrt(2 / 30), 58 degrees of freedom.
		expect(sides('mean').difference?.lo).toBeCloseTo(1 - 2.00172 * 5 * Math.sqrt(2 / 30), 4);
		expect(sides('duration').difference).toBeNull();
		expect(sides('duration').words).toContain('look at both');
	});
});

describe('the sides of a pair', () => {
	const year = { from: '2026-07-01', to: '2027-06-30', where: { site: ['Elm'] } };

	test('a period that is not over is held against as many days', () => {
		const found = pairSides(year, { kind: 'year-before' }, '2026-08-31');
		expect(found).toMatchObject({
			sides: [
				{ name: '1 July 2026 to 31 August 2026', from: '2026-07-01', to: '2026-08-31' },
				{ from: '2025-07-01', to: '2025-08-31', where: { site: ['Elm'] } }
			],
			note: 'The data end on 31 August 2026: both sides are of as many days.'
		});
	});

	test('groups take the place of a filter on their dimension, and keep the others', () => {
		const beside = { kind: 'groups', dimension: 'program', first: 'A', second: 'B' } as const;
		const where = { program: ['C'], site: ['Elm'] };
		const found = pairSides({ where }, beside, '2026-08-31');
		expect(found).toMatchObject({
			sides: [
				{ name: 'A', where: { program: ['A'], site: ['Elm'] } },
				{ name: 'B', where: { program: ['B'], site: ['Elm'] } }
			]
		});
	});

	test('what cannot be set beside each other says why and what to do', () => {
		const reasonOf = (from: string | undefined, to: string | undefined, through: string | null) => {
			const found = pairSides({ from, to, where: {} }, { kind: 'year-before' }, through);
			return 'reason' in found ? found.reason : '';
		};
		expect(reasonOf(undefined, undefined, '2026-08-31')).toContain('choose a period');
		expect(reasonOf('2024-01-01', '2026-01-31', '2026-08-31')).toContain('longer than a year');
		expect(reasonOf('2027-01-01', undefined, '2026-08-31')).toContain('The data end on 31 August');
		const same = { kind: 'groups', dimension: 'program', first: 'A', second: 'A' } as const;
		expect(pairSides({ where: {} }, same, null)).toEqual({
			reason: 'A is on both sides: choose two different groups to compare.'
		});
	});
});
