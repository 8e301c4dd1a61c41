import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeier, survivalBefore } from '#lib/statistics/kaplan-meier.ts';
import type { KmPoint } from '#lib/statistics/kaplan-meier.ts';
import type { SurvivalInterval } from '#lib/statistics/survival-interval.ts';
import { survivalMedian } from '#lib/statistics/survival-median.ts';
import { amlMaintained, amlNonmaintained, stays, toCounts } from './examples.ts';

const stayCounts = stays.map(({ days, exit }) => ({
	time: days,
	events: exit ? 1 : 0,
	censored: exit ? 0 : 1
}));

const rounded = (value: number | undefined) =>
	value === undefined ? undefined : Math.round(value * 1e4) / 1e4;

const row = (point: KmPoint) => [
	point.time,
	point.atRisk,
	point.events,
	point.censored,
	rounded(point.survival),
	rounded(point.se),
	rounded(point.lo),
	rounded(point.hi)
];

test('fourteen stays give the worked table: at risk, left, last seen, S, Greenwood, log-log limits', () => {
	expect(kaplanMeier(stayCounts).map(row)).toEqual([
		[0, 14, 1, 0, 0.9286, 0.0688, 0.5908, 0.9896],
		[4, 13, 1, 0, 0.8571, 0.0935, 0.5394, 0.9622],
		[9, 12, 1, 0, 0.7857, 0.1097, 0.4725, 0.9254],
		[14, 11, 0, 1, 0.7857, 0.1097, 0.4725, 0.9254],
		[17, 10, 1, 0, 0.7071, 0.1237, 0.3938, 0.8791],
		[24, 9, 1, 0, 0.6286, 0.1326, 0.3227, 0.8265],
		[28, 8, 1, 0, 0.55, 0.1373, 0.2578, 0.7682],
		[30, 7, 1, 0, 0.4714, 0.1384, 0.1987, 0.7047],
		[42, 6, 0, 1, 0.4714, 0.1384, 0.1987, 0.7047],
		[56, 5, 1, 0, 0.3771, 0.1392, 0.1291, 0.6285],
		[63, 4, 1, 0, 0.2829, 0.1325, 0.0733, 0.5432],
		[70, 3, 1, 0, 0.1886, 0.1172, 0.0314, 0.4476],
		[84, 2, 1, 1, 0.0943, 0.0888, 0.0058, 0.3392]
	]);
});

test.each([
	[0, 1],
	[7, 0.8571],
	[14, 0.7857],
	[30, 0.55],
	[60, 0.3771],
	[90, 0.0943]
])('still here at day %i: whoever leaves on the day itself was still here', (day, expected) => {
	expect(survivalBefore(kaplanMeier(stayCounts), day)).toBeCloseTo(expected, 4);
});

const events = (times: number[], form: SurvivalInterval) =>
	kaplanMeier(toCounts(times), form)
		.filter((point) => point.events > 0)
		.map((point) => [point.time, point.atRisk, ...row(point).slice(4)]);

test("R's log limits of the maintained AML group, cut at 1", () => {
	expect(events(amlMaintained, 'log')).toEqual([
		[9, 11, 0.9091, 0.0867, 0.7541, 1],
		[13, 10, 0.8182, 0.1163, 0.6192, 1],
		[18, 8, 0.7159, 0.1397, 0.4884, 1],
		[23, 7, 0.6136, 0.1526, 0.3769, 0.9992],
		[31, 5, 0.4909, 0.1642, 0.2549, 0.9456],
		[34, 4, 0.3682, 0.1627, 0.1549, 0.8753],
		[48, 2, 0.1841, 0.1535, 0.0359, 0.9435]
	]);
});

test("R's log-log limits of the maintained AML group", () => {
	expect(events(amlMaintained, 'log-log').map((point) => point.slice(4))).toEqual([
		[0.5081, 0.9867],
		[0.4474, 0.9512],
		[0.3502, 0.899],
		[0.2658, 0.8353],
		[0.1673, 0.7534],
		[0.0928, 0.657],
		[0.0117, 0.525]
	]);
});

test('the medians of the AML study are 31 and 23 weeks, with no upper limit', () => {
	const median = (times: number[]) => survivalMedian(kaplanMeier(toCounts(times), 'log'));
	expect(median(amlMaintained)).toEqual({ median: 31, lo: 18, hi: undefined });
	expect(median(amlNonmaintained)).toEqual({ median: 23, lo: 8, hi: undefined });
});

test('a flat at exactly one half has its median in the middle', () => {
	// 1 of 4 at 10, 1 of 3 at 20: one half until day 34.
	expect(survivalMedian(kaplanMeier(toCounts([10, 20, 34, 50]))).median).toBe(27);
	// The same, but the last two are still here on days 34 and 50: the flat ends with what was seen.
	expect(survivalMedian(kaplanMeier(toCounts([10, 20, -34, -50]))).median).toBe(35);
});

test('a curve that stays above one half has no median', () => {
	expect(survivalMedian(kaplanMeier(toCounts([10, -20, -30]))).median).toBeUndefined();
	expect(survivalMedian([]).median).toBeUndefined();
});

test('there is no interval before the first event, nor when nobody is left', () => {
	const [first, , last] = kaplanMeier(toCounts([-5, 9, 12]));
	expect(first).toEqual({ time: 5, atRisk: 3, events: 0, censored: 1, survival: 1, se: 0 });
	expect(last).toEqual({ time: 12, atRisk: 1, events: 1, censored: 0, survival: 0, se: 0 });
});

test('who is last seen on a day is at risk of the exits of that day', () => {
	expect(kaplanMeier([{ time: 7, events: 1, censored: 3 }])[0]?.survival).toBe(0.75);
});

test('no stays, and days on which nothing happened, draw no point', () => {
	expect(kaplanMeier([])).toEqual([]);
	expect(kaplanMeier([{ time: 3, events: 0, censored: 0 }])).toEqual([]);
	expect(survivalBefore([], 30)).toBe(1);
});

test('without anyone censored the curve is the plain share still here', () => {
	const days = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 });
	fc.assert(
		fc.property(days, fc.integer({ min: 0, max: 130 }), (times, day) => {
			const curve = kaplanMeier(times.map((time) => ({ time, events: 1, censored: 0 })));
			const share = times.filter((time) => time >= day).length / times.length;
			return Math.abs(survivalBefore(curve, day) - share) < 1e-9;
		})
	);
});

test('limits lie around the curve and inside 0 and 1, whichever form', () => {
	const counts = fc.array(fc.record({ time: fc.nat(90), events: fc.nat(4), censored: fc.nat(4) }), {
		maxLength: 40
	});
	fc.assert(
		fc.property(counts, fc.constantFrom<SurvivalInterval>('log-log', 'log'), (rows, form) =>
			kaplanMeier(rows, form).every(
				({ survival, lo = survival, hi = survival }) =>
					0 <= lo && lo <= survival && survival <= hi && hi <= 1
			)
		)
	);
});

test('days in any order and in parts come out as those in order', () => {
	const days = [
		{ time: 3, events: 2, censored: 1 },
		{ time: 7, events: 0, censored: 0 },
		{ time: 9, events: 1, censored: 3 },
		{ time: 12, events: 2, censored: 0 }
	];
	const parts = [
		{ time: 12, events: 2, censored: 0 },
		{ time: 3, events: 1, censored: 1 },
		{ time: 9, events: 0, censored: 3 },
		{ time: 3, events: 1, censored: 0 },
		{ time: 9, events: 1, censored: 0 }
	];
	expect(kaplanMeier(parts)).toEqual(kaplanMeier(days));
	expect(kaplanMeier(days).map(({ time, atRisk }) => [time, atRisk])).toEqual([
		[3, 9],
		[9, 6],
		[12, 2]
	]);
});
