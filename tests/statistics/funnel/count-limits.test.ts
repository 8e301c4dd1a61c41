import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLimits, ratioLimits } from '#lib/statistics/funnel/count-limits.ts';

// The R package FunnelPlotR, tests of its Poisson limits; what it names "998" are the 0.1% and 99.9% points.
test.each([
	[15, [0.386265, 0.5596924, 1.649348, 2.082907]],
	[20, [0.4479107, 0.610826, 1.544419, 1.902094]],
	[30, [0.5289724, 0.6746958, 1.427562, 1.702771]]
])('a ratio with %i expected', (expected, limits) => {
	const { warning, alarm } = ratioLimits(expected);
	[alarm.lo, warning.lo, warning.hi, alarm.hi].forEach((limit, index) =>
		expect(limit).toBeCloseTo(limits[index] ?? NaN, 6)
	);
});

test('limits of a count are whole where the Poisson distribution reaches the share exactly', () => {
	// With ln 2 expected the chance of 0 is one half: half of the distribution lies at or below 0.
	const { warning } = countLimits(Math.log(40));
	expect(warning.lo).toBeCloseTo(0, 10);
});

test('limits of a count hold what is expected, and are not negative', () => {
	fc.assert(
		fc.property(fc.double({ min: 4, max: 2000, noNaN: true }), (expected) => {
			const { warning, alarm } = countLimits(expected);
			expect(alarm.lo).toBeGreaterThanOrEqual(0);
			expect(alarm.lo).toBeLessThanOrEqual(warning.lo);
			expect(warning.lo).toBeLessThan(expected);
			expect(warning.hi).toBeGreaterThan(expected);
			expect(alarm.hi).toBeGreaterThan(warning.hi);
		})
	);
});

test('nothing expected has no limits', () => {
	expect(() => countLimits(0)).toThrow(RangeError);
	expect(() => ratioLimits(0)).toThrow(RangeError);
});
