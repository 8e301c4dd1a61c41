import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianRanks } from '#lib/statistics/median-ranks.ts';

// The ranks of the sign test's table: 6 is the smallest sample with a 95% interval, its whole range.
test.each([
	[6, 1, 6],
	[8, 1, 8],
	[9, 2, 8],
	[10, 2, 9],
	[15, 4, 12],
	[20, 6, 15],
	[25, 8, 18],
	[50, 18, 33],
	[100, 40, 61]
])('of %i observations, those ranked %i and %i enclose the median', (n, lo, hi) => {
	expect(medianRanks(n)).toEqual({ lo, hi });
});

test('five observations are too few for 95%, and enough for 90%', () => {
	expect(medianRanks(5)).toBeUndefined();
	expect(medianRanks(0)).toBeUndefined();
	expect(medianRanks(5, 0.9)).toEqual({ lo: 1, hi: 5 });
});

/** P(lo-th <= median <= hi-th) = 1 - 2 P(X < lo), X binomial with n fair coins. */
function coverage(n: number, lo: number): number {
	let [term, below] = [0.5 ** n, 0];
	for (let k = 0; k < lo; k++) {
		below += term;
		term *= (n - k) / (k + 1);
	}
	return 1 - 2 * below;
}

test('the ranks cover at least 95%, and one rank closer would not', () => {
	fc.assert(
		fc.property(fc.integer({ min: 6, max: 900 }), (n) => {
			const lo = medianRanks(n)?.lo ?? NaN;
			return coverage(n, lo) >= 0.95 && coverage(n, lo + 1) < 0.95;
		})
	);
});
