import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '#lib/statistics/wilson.ts';

// Newcombe 1998 (the first four) and the same formula worked for small clinics.
test.each([
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718],
	[7, 12, 0.3195, 0.8067],
	[10, 20, 0.2993, 0.7007],
	[0, 10, 0, 0.2775],
	[20, 20, 0.8389, 1]
])('%i of %i lies between the published limits', (k, n, lo, hi) => {
	const interval = wilson(k, n);
	expect(interval?.lo).toBeCloseTo(lo, 4);
	expect(interval?.hi).toBeCloseTo(hi, 4);
});

test('0 of 0 has no interval', () => {
	expect(wilson(0, 0)).toBeUndefined();
});

test('more successes than trials are refused', () => {
	expect(() => wilson(3, 2)).toThrow(RangeError);
	expect(() => wilson(-1, 2)).toThrow(RangeError);
});

test('the interval stays inside 0 and 1 and contains k of n', () => {
	const counts = fc
		.integer({ min: 1, max: 100_000 })
		.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
	fc.assert(
		fc.property(counts, ([k, n]) => {
			const { lo, hi } = wilson(k, n) ?? { lo: NaN, hi: NaN };
			return 0 <= lo && lo <= k / n && k / n <= hi && hi <= 1;
		})
	);
});

test('a failure counted as a success mirrors the interval', () => {
	const [kept, lost] = [wilson(31, 47), wilson(16, 47)];
	expect(kept?.lo).toBeCloseTo(1 - (lost?.hi ?? NaN), 12);
	expect(kept?.hi).toBeCloseTo(1 - (lost?.lo ?? NaN), 12);
});
