import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateScale, scaleFromZero, ticksOf } from '#lib/charts/scale.ts';

test('a scale holds zero and every value, in few steps', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: -1e4, max: 1e6, noNaN: true })), (values) => {
			const scale = scaleFromZero(values, 5);
			const ticks = ticksOf(scale);
			expect(scale.min).toBeLessThanOrEqual(Math.min(0, ...values) + 1e-9);
			expect(scale.max).toBeGreaterThanOrEqual(Math.max(0, ...values) * (1 - 1e-9) - 1e-9);
			expect(ticks.length).toBeLessThanOrEqual(8);
		})
	);
});

test('scores up to 17.8 have ticks at 0, 5, 10, 15 and 20', () => {
	expect(ticksOf(scaleFromZero([16, 17.8], 5))).toEqual([0, 5, 10, 15, 20]);
});

test('rates of a few percent are not drawn flat against 100%', () => {
	expect(rateScale([0.04, 0.09])).toEqual({ min: 0, max: 0.1, step: 0.02 });
	expect(rateScale([0.51])).toEqual({ min: 0, max: 1, step: 0.25 });
	expect(rateScale([])).toEqual({ min: 0, max: 1, step: 0.25 });
});
