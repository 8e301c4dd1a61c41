import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf } from '#lib/measures/axis-counts.ts';
import { durationOf } from '#lib/measures/cells/duration.ts';
import { quantile, rankOf, valueAtRank } from '#lib/measures/ranked.ts';

const rowsAt = (...places: (number | null)[]) =>
	axisOf(places.map((at) => ({ at, n: 1, k: 0, competing: 0 })));

test('rows are ranked by their places, and those without one are not', () => {
	const ranked = rankOf(rowsAt(7, null, 3, 3, 10));
	expect(ranked.rows).toBe(4);
	expect([0, 1, 2, 3, 4].map((rank) => valueAtRank(ranked, rank))).toEqual([
		3,
		3,
		7,
		10,
		undefined
	]);
	// Three quarters of the way from rank 1 to rank 2; a quarter from 2 to 3.
	expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile(ranked, p))).toEqual([3, 3, 5, 7.75, 10]);
	expect(quantile(rankOf(rowsAt(null)), 0.5)).toBeUndefined();
});

test('a month out of many is ranked by itself', () => {
	const many = rowsAt(1, 2, 3, 50, 60, 70, 800, 900);
	expect(quantile(rankOf({ ...many, from: 3, to: 6 }), 0.5)).toBe(60);
	expect(durationOf({ ...many, from: 3, to: 6 })).toEqual({
		state: 'released',
		n: 3,
		value: 60,
		method: 'median, order statistics 95%',
		spread: { mean: 60, sd: 10, min: 50, p25: 55, p50: 60, p75: 65, p90: 68, max: 70 }
	});
	expect(durationOf({ ...many, from: 3, to: 3 })).toBeUndefined();
});

test('each rank has the value that it has in the sorted list', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -5, max: 20 })), (values) => {
			const ranked = rankOf(rowsAt(...values));
			const sorted = values.toSorted((a, b) => a - b);
			expect(sorted.map((_, rank) => valueAtRank(ranked, rank))).toEqual(sorted);
		})
	);
});
