import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOfProportions } from '#lib/statistics/newcombe.ts';

const show = (values: (number | undefined)[]) => values.map((value) => value?.toFixed(8)).join(' ');

// 56/70 less 48/80 is the example of Newcombe 1998, printed 0.0524 to 0.3339; all digits as statsmodels 0.14 has them.
test.each([
	[56, 70, 48, 80, '0.20000000 0.05243147 0.33387265'],
	[9, 10, 3, 10, '0.60000000 0.17052272 0.80901797'],
	[6, 7, 2, 7, '0.57142857 0.05822793 0.80624964']
])('%i of %i less %i of %i is %s', (k, n, otherK, otherN, expected) => {
	const found = differenceOfProportions({ k, n }, { k: otherK, n: otherN });
	expect(show([found?.difference, found?.lo, found?.hi])).toBe(expected);
});

test('nobody of 20 less nobody of 20 is 0, and one upper Wilson limit to either side', () => {
	const found = differenceOfProportions({ k: 0, n: 20 }, { k: 0, n: 20 });
	expect(show([found?.difference, found?.lo, found?.hi])).toBe('0.00000000 -0.16112516 0.16112516');
});

test('with nobody on one side there is no difference', () => {
	expect(differenceOfProportions({ k: 0, n: 0 }, { k: 3, n: 10 })).toBeUndefined();
	expect(differenceOfProportions({ k: 3, n: 10 }, { k: 0, n: 0 })).toBeUndefined();
});

const proportion = fc
	.integer({ min: 1, max: 5000 })
	.chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

test('turned round, a difference and its limits change their signs', () => {
	fc.assert(
		fc.property(proportion, proportion, (one, other) => {
			const [there, back] = [
				differenceOfProportions(one, other),
				differenceOfProportions(other, one)
			];
			expect(there?.difference).toBeCloseTo(-(back?.difference ?? NaN), 12);
			expect(there?.lo).toBeCloseTo(-(back?.hi ?? NaN), 12);
			expect(there?.hi).toBeCloseTo(-(back?.lo ?? NaN), 12);
		})
	);
});

test('the interval holds the difference and stays between -1 and 1', () => {
	fc.assert(
		fc.property(proportion, proportion, (one, other) => {
			const { difference, lo, hi } = differenceOfProportions(one, other) ?? {
				difference: NaN,
				lo: NaN,
				hi: NaN
			};
			return -1 - 1e-12 <= lo && lo <= difference && difference <= hi && hi <= 1 + 1e-12;
		})
	);
});
