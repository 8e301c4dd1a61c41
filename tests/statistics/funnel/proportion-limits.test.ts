import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { funnelMethods, proportionLimits } from '#lib/statistics/funnel/proportion-limits.ts';
import type { FunnelMethod } from '#lib/statistics/funnel/proportion-limits.ts';

const show = (n: number, method: FunnelMethod): string => {
	const { warning, alarm } = proportionLimits(0.6, n, method);
	return [alarm.lo, warning.lo, warning.hi, alarm.hi].map((limit) => limit.toFixed(4)).join(' ');
};

// Exact by the interpolation of Spiegelhalter 2005, arcsine by the formula of the R package FunnelPlotR, and normal.
describe('a target of 60%: 0.1%, 2.5%, 97.5% and 99.9%', () => {
	test.each([
		[
			10,
			'0.0569 0.2299 0.8530 0.9835',
			'0.1498 0.2968 0.8660 0.9620',
			'0.1213 0.2964 0.9036 1.0000'
		],
		[
			25,
			'0.2711 0.3823 0.7688 0.8682',
			'0.2976 0.4053 0.7796 0.8654',
			'0.2972 0.4080 0.7920 0.9028'
		],
		[
			50,
			'0.3713 0.4517 0.7241 0.7966',
			'0.3833 0.4621 0.7302 0.7979',
			'0.3859 0.4642 0.7358 0.8141'
		],
		[
			100,
			'0.4414 0.4980 0.6899 0.7430',
			'0.4463 0.5027 0.6935 0.7443',
			'0.4486 0.5040 0.6960 0.7514'
		],
		[
			200,
			'0.4893 0.5291 0.6649 0.7030',
			'0.4914 0.5314 0.6667 0.7038',
			'0.4930 0.5321 0.6679 0.7070'
		]
	])('n = %i', (n, exact, arcsine, normal) => {
		expect(show(n, 'exact')).toBe(exact);
		expect(show(n, 'arcsine')).toBe(arcsine);
		expect(show(n, 'normal')).toBe(normal);
	});
});

test('where everybody or nobody succeeds there is no funnel to be outside of', () => {
	expect(proportionLimits(0, 30).alarm).toEqual({ lo: 0, hi: 0 });
	expect(proportionLimits(1, 30).warning).toEqual({ lo: 1, hi: 1 });
});

test('nobody is no size', () => {
	expect(() => proportionLimits(0.6, 0)).toThrow(RangeError);
});

const target = fc.double({ min: 0.02, max: 0.98, noNaN: true });

test('exact and arcsine limits hold the target from 200 people on, the wider pair around the narrower', () => {
	fc.assert(
		fc.property(target, fc.integer({ min: 200, max: 3000 }), (share, n) => {
			for (const method of funnelMethods) {
				const { warning, alarm } = proportionLimits(share, n, method);
				expect(alarm.lo).toBeLessThanOrEqual(warning.lo);
				expect(warning.lo).toBeLessThanOrEqual(share);
				expect(warning.hi).toBeGreaterThanOrEqual(share);
				expect(alarm.hi).toBeGreaterThanOrEqual(warning.hi);
			}
		})
	);
});

test('with twice as many people the funnel is narrower', () => {
	fc.assert(
		fc.property(target, fc.integer({ min: 20, max: 1500 }), (share, n) => {
			const width = (size: number) => {
				const { warning } = proportionLimits(share, size);
				return warning.hi - warning.lo;
			};
			expect(width(2 * n)).toBeLessThan(width(n));
		})
	);
});

test('a hundred thousand people have limits too', () => {
	const { warning } = proportionLimits(0.6, 100_000);
	expect(warning.lo).toBeCloseTo(0.6 - 1.96 * Math.sqrt(0.24 / 100_000), 4);
});
