import { describe, expect, test } from 'vitest';
import { chooseChart, isRare } from '#lib/statistics/spc/choose-chart.ts';
import { meanMovingRange, movingRanges } from '#lib/statistics/spc/moving-range.ts';
import { isOverdispersed, laneyChart, laneySigma, pChart } from '#lib/statistics/spc/p-chart.ts';
import { gChart, tChart } from '#lib/statistics/spc/rare-charts.ts';
import type { Reading } from '#lib/statistics/spc/reading.ts';
import { runChart } from '#lib/statistics/spc/run-chart.ts';
import { uChart } from '#lib/statistics/spc/u-chart.ts';
import { rangeLimits, xmrChart } from '#lib/statistics/spc/xmr-chart.ts';
import { numbers, shares, table7p4 } from './series.ts';

/** NHSRplotthedots' own example: R, set.seed(123), rnorm(20). */
const rnorm20 = [
	-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123,
	-0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314,
	0.49785048, -1.96661716, 0.7013559, -0.47279141
];

describe('XmR: means and durations', () => {
	test('the limits of NHSRplotthedots, as it prints them', () => {
		const { centre, lo, hi } = xmrChart(numbers(rnorm20))(1);
		expect(centre).toBeCloseTo(0.1416238, 7);
		expect(lo).toBeCloseTo(-3.01138, 5);
		expect(hi).toBeCloseTo(3.294627, 6);
	});

	test('one wild month widens the range of all only where ranges are not screened', () => {
		const wild = numbers(rnorm20.with(14, 10));
		const screened = xmrChart(wild)(1);
		expect(screened.centre).toBeCloseTo(0.6694159, 7);
		expect(screened.lo).toBeCloseTo(-2.383666, 6);
		expect(screened.hi).toBeCloseTo(3.722497, 6);
		const all = xmrChart(wild, { screened: false })(1);
		expect(all.lo).toBeCloseTo(-4.596625, 6);
		expect(all.hi).toBeCloseTo(5.935457, 6);
	});

	test('four numbers by hand: 10, 12, 11, 15', () => {
		// Ranges 2, 1, 4: mean 7/3; centre 12; 2.66 * 7/3 = 6.2067.
		const { centre, lo, hi } = xmrChart(numbers([10, 12, 11, 15]))(1);
		expect([centre, lo, hi].map((each) => each?.toFixed(4))).toEqual([
			'12.0000',
			'5.7933',
			'18.2067'
		]);
		expect(rangeLimits(numbers([10, 12, 11, 15])).hi).toBeCloseTo((3.267 * 7) / 3, 10);
	});

	test('no range reaches across a gap', () => {
		expect(movingRanges([1, 2, null, 10, 13])).toEqual([1, 3]);
	});

	test('where screening would leave only zeros, all ranges stay', () => {
		expect(meanMovingRange([0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5], true)).toBe(0.5);
	});

	test('the same number every month is its own usual range', () => {
		expect(xmrChart(numbers(Array(12).fill(28)))(1)).toEqual({
			centre: 28,
			sigma: 0,
			lo: 28,
			hi: 28
		});
	});
});

describe('p and Laney p: shares', () => {
	test.each([
		[80, '0.00000 0.19409'],
		[90, '0.00257 0.18846'],
		[100, '0.00733 0.18369'],
		[110, '0.01144 0.17958'],
		[120, '0.01502 0.17600']
	])("Montgomery's table 7.4: n = %i is usual from %s", (n, expected) => {
		const { centre, lo = NaN, hi = NaN } = pChart(table7p4)(n);
		expect(centre.toFixed(7)).toBe('0.0955102');
		expect(`${lo.toFixed(5)} ${hi.toFixed(5)}`).toBe(expected);
	});

	test("Laney's sigma of the same table, and limits by it", () => {
		expect(laneySigma(table7p4).toFixed(6)).toBe('0.965674');
		const sigma = 0.965674 * Math.sqrt((0.0955102 * 0.9044898) / 100);
		expect(laneyChart(table7p4)(100).hi).toBeCloseTo(0.0955102 + 3 * sigma, 6);
		expect(isOverdispersed(table7p4)).toBe(false);
	});

	test('47 discharges at 63.6% are usual from 42.5 to 84.6%', () => {
		const { lo = NaN, hi = NaN } = pChart(shares([[356, 560]]))(47);
		expect([lo, hi].map((limit) => (100 * limit).toFixed(1))).toEqual(['42.5', '84.6']);
	});

	test('shares that swing between 20 and 80% of 100 are over-dispersed; the same shifted once are not', () => {
		const swinging = shares(Array.from({ length: 12 }, (_, i) => [i % 2 ? 20 : 80, 100]));
		expect(isOverdispersed(swinging)).toBe(true);
		expect(chooseChart('share', swinging)).toBe("p'");
		const shifted = shares(Array.from({ length: 12 }, (_, i) => [i < 6 ? 40 : 60, 100]));
		expect(isOverdispersed(shifted)).toBe(false);
		expect(chooseChart('share', shifted)).toBe('p');
	});

	test('all successes, and none, have a usual range without width', () => {
		expect(pChart(shares(Array(12).fill([30, 30])))(30)).toMatchObject({ centre: 1, lo: 1, hi: 1 });
		expect(pChart(shares(Array(12).fill([0, 30])))(30)).toMatchObject({ centre: 0, lo: 0, hi: 0 });
		expect(laneySigma(shares(Array(12).fill([0, 30])))).toBe(1);
	});
});

describe('u, t, g and run charts', () => {
	test('events per exposure by hand: 12 in 48 days of exposure', () => {
		// 0.25 a day; for 16 days sigma is sqrt(0.25 / 16) = 0.125.
		const base: Reading[] = [{ k: 5, n: 20 }, null, { k: 7, n: 28 }];
		expect(uChart(base)(16)).toEqual({ centre: 0.25, sigma: 0.125, lo: 0, hi: 0.625 });
	});

	test('days between events by hand: a constant wait is its own centre', () => {
		const { centre, lo, hi } = tChart(numbers([30, 30, 30]))(1);
		for (const each of [centre, lo, hi]) expect(each).toBeCloseTo(30, 9);
	});

	test('days between events are never below 0', () => {
		expect(tChart(numbers([1, 400, 2, 300]))(1).lo).toBe(0);
	});

	test('cases between events by hand: a mean of 24', () => {
		// One case in 25 is an event. Longer than 161 is a chance of 0.96 ^ 162 = 0.134%, longer than 160 one of 0.140%.
		// The median of such waits is 0.693 * 24.
		const { centre, lo, hi } = gChart(numbers([20, 28]))(1);
		expect(centre).toBeCloseTo(16.632, 10);
		expect([lo, hi]).toEqual([0, 161]);
	});

	test('very long waits have a shortest too, and events one after the other none', () => {
		// One case in 2,001: at most 1 between two of them is a chance of 2 / 2,001 = 0.1%, at most 2 one of 0.15%.
		expect(gChart(numbers([2000]))(1).lo).toBe(2);
		expect(gChart(numbers([0, 0]))(1)).toEqual({ centre: 0, lo: 0, hi: 0 });
	});

	test('a run chart has the median and no limits', () => {
		expect(runChart(numbers([5, 1, 9]))(1)).toEqual({ centre: 5 });
		expect(runChart(numbers([5, 1, 9, 6]))(1)).toEqual({ centre: 5.5 });
	});
});

describe('the chart is chosen by the kind of data', () => {
	test.each([
		['share', 'p'],
		['events', 'u'],
		['number', 'xmr'],
		['days_between', 't'],
		['cases_between', 'g']
	] as const)('12 readings of %s: %s', (kind, chart) => {
		expect(chooseChart(kind, shares(Array(12).fill([5, 20])))).toBe(chart);
		expect(chooseChart(kind, shares(Array(11).fill([5, 20])))).toBe('run');
	});

	test('gaps do not count towards the 12', () => {
		expect(chooseChart('number', [...numbers(Array(11).fill(3)), null, null])).toBe('run');
	});

	test('shares are rare where more than a quarter of the months have none', () => {
		const months = (none: number) =>
			shares(Array.from({ length: 12 }, (_, index) => [index < none ? 0 : 2, 20]));
		expect(isRare(months(3))).toBe(false);
		expect(isRare(months(4))).toBe(true);
		expect(isRare(shares(Array(12).fill([20, 20])))).toBe(true);
	});
});
