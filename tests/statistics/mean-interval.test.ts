import { expect, test } from 'vitest';
import { meanInterval } from '#lib/statistics/mean-interval.ts';

test("R's t.test of the sleep data gives the same interval", () => {
	const sd = 1.2299954832;
	const interval = meanInterval({ n: 10, mean: -1.58, sd });
	expect(interval?.lo).toBeCloseTo(-2.459886, 5);
	expect(interval?.hi).toBeCloseTo(-0.700114, 5);
});

test('a lower level gives a narrower interval', () => {
	// t(0.95, 9) = 1.833113 from any table.
	const interval = meanInterval({ n: 10, mean: 0, sd: Math.sqrt(10) }, 0.9);
	expect(interval?.hi).toBeCloseTo(1.833113, 5);
	expect(interval?.lo).toBeCloseTo(-1.833113, 5);
});

test('one value, and values that are all equal, have no interval', () => {
	expect(meanInterval({ n: 1, mean: 5, sd: NaN })).toBeUndefined();
	expect(meanInterval({ n: 0, mean: NaN, sd: NaN })).toBeUndefined();
	expect(meanInterval({ n: 12, mean: 5, sd: 0 })).toBeUndefined();
});
