import { expect, test } from 'vitest';
import { changeError, changeIndex, cutOffC, isReliable } from '#lib/statistics/reliable-change.ts';
import { readRegistry } from '#lib/server/instruments.ts';

type Row = [
	id: string,
	sd: number,
	reliability: number,
	change: number,
	sem: number,
	difference: number,
	points: number,
	index: number,
	isReliable: boolean
];
const rows: Row[] = [
	['R1', 5, 0.8, -8, 2.2361, 3.1623, 6.1981, -2.5298, true],
	['R2', 5, 0.8, -4, 2.2361, 3.1623, 6.1981, -1.2649, false],
	['R3', 5.66, 0.89, -5, 1.8772, 2.6548, 5.2034, -1.8834, false],
	['R4', 5.66, 0.89, -6, 1.8772, 2.6548, 5.2034, -2.2601, true],
	['R5', 4.5, 0.92, -4, 1.2728, 1.8, 3.528, -2.2222, true],
	['R6', 4.5, 0.92, -3, 1.2728, 1.8, 3.528, -1.6667, false]
];

test.each(rows)(
	'%s: of a spread of %d and a reliability of %d, a change of %d',
	(_, sd, reliability, change, sem, difference, points, index, reliable) => {
		const error = changeError(sd, reliability);
		if (!error) throw new Error('no error of change');
		const found = [error.sem, error.difference, error.points, changeIndex(change, error)];
		const expected = [sem, difference, points, index];
		for (const [at, value] of found.entries())
			expect(Math.abs(value - (expected[at] ?? NaN))).toBeLessThan(5e-5);
		expect(isReliable(change, error)).toBe(reliable);
	}
);

test('trap 9: a change of just 1.96 errors is not reliable', () => {
	const error = { sem: 1, difference: 2, points: 3.92 };
	expect(isReliable(3.92, error)).toBe(false);
	expect(isReliable(-3.93, error)).toBe(true);
});

test('cut-off c lies between the groups, nearer to the one that spreads less', () => {
	expect(cutOffC({ mean: 16, sd: 5 }, { mean: 3, sd: 3 })).toBeCloseTo(7.875, 10);
	const clinical = { mean: 24.85, sd: 3.3401212936673805 };
	expect(cutOffC(clinical, { mean: 8, sd: 8 })).toBeCloseTo(19.886998, 6);
	expect(changeError(clinical.sd, 0.8)?.difference).toBeCloseTo(2.112478, 6);
	expect(cutOffC({ mean: 1, sd: 0 }, { mean: 2, sd: 0 })).toBeUndefined();
});

test.each([
	[0, 0.8],
	[5, 1],
	[5, -0.1],
	[NaN, 0.8]
])('a spread of %d and a reliability of %d give no error', (sd, reliability) => {
	expect(changeError(sd, reliability)).toBeUndefined();
});

test('the published points of the PHQ-9 and the GAD-7 are those of their reliability, rounded up', () => {
	const published: [string, number][] = [
		['phq-9', 5.66],
		['gad-7', 4.5]
	];
	for (const [id, sd] of published) {
		const total = readRegistry()
			.find((each) => each.id === id)
			?.scales.find((scale) => scale.total);
		const reliability = total?.thresholds.reliability?.value ?? NaN;
		const points = changeError(sd, reliability)?.points ?? NaN;
		expect(Math.ceil(points)).toBe(total?.thresholds.reliable_change?.value);
	}
});
