import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateScale, scaleFromZero, ticksOf } from '#lib/charts/scale.ts';

test('a scale holds zero and every value, in few steps', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: -1e4, max: 1e6, noNaN: true })), (values) => {
			const scale = scaleFromZero(values, 5);
			const ticks = ticksOf(scale);
			const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
			// A billionth of the axis cannot be seen, and is what a tick may round away.
			const unseen = 1e-8 * (highest - lowest) + 1e-9;
			expect(scale.min).toBeLessThanOrEqual(lowest + unseen);
			expect(scale.max).toBeGreaterThanOrEqual(highest - unseen);
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
