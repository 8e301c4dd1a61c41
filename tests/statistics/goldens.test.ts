import { expect, test } from 'vitest';
import { meanInterval } from '#lib/statistics/mean-interval.ts';
import { wilson } from '#lib/statistics/wilson.ts';

/** P(X <= k) of n trials that succeed with chance p. */
function atMost(k: number, n: number, p: number): number {
	let [term, sum] = [(1 - p) ** n, 0];
	for (let i = 0; i <= k; i++) {
		sum += term;
		term *= ((n - i) / (i + 1)) * (p / (1 - p));
	}
	return sum;
}

/** The chance at which a rising function reaches 2.5%, by halving. */
function root(rising: (p: number) => number): number {
	let [lo, hi] = [0, 1];
	for (let i = 0; i < 60; i++) {
		const middle = (lo + hi) / 2;
		if (rising(middle) < 0.025) lo = middle;
		else hi = middle;
	}
	return lo;
}

/** Clopper and Pearson 1934: the chances under which k or more, and k or fewer, happen once in forty times. */
const exact = (k: number, n: number): [number, number] => [
	k === 0 ? 0 : root((p) => 1 - atMost(k - 1, n, p)),
	k === n ? 1 : 1 - root((q) => atMost(k, n, 1 - q))
];

test.each([
	[81, 263, '0.2527 0.3676'],
	[15, 148, '0.0578 0.1617'],
	[0, 20, '0.0000 0.1684'],
	[1, 29, '0.0009 0.1776'],
	[7, 12, '0.2767 0.8483'],
	[10, 20, '0.2720 0.7280'],
	[0, 10, '0.0000 0.3085'],
	[20, 20, '0.8316 1.0000']
])('%i of %i: the exact limits %s, which are too wide, are wider than ours', (k, n, printed) => {
	const limits = exact(k, n);
	expect(limits.map((limit) => limit.toFixed(4)).join(' ')).toBe(printed);
	const { lo, hi } = wilson(k, n) ?? { lo: NaN, hi: NaN };
	expect(hi - lo).toBeLessThan(limits[1] - limits[0]);
});

test.each([
	[215, 500, '43.00 38.73 47.38'],
	[215, 360, '59.72 54.58 64.66'],
	[14, 58, '24.14 14.96 36.53'],
	[111, 273, '40.66 35.00 46.58'],
	[1542, 2177, '70.83 68.89 72.70']
])('%i of %i is %s percent', (k, n, expected) => {
	const { lo, hi } = wilson(k, n) ?? { lo: NaN, hi: NaN };
	const printed = [k / n, lo, hi].map((share) => (100 * share).toFixed(2));
	expect(printed.join(' ')).toBe(expected);
	// Each limit p solves the score equation |k/n - p| = z sqrt(p (1 - p) / n): the definition, not the formula.
	for (const p of [lo, hi])
		expect(Math.abs(k / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(1.959963984540054, 9);
});

test("the sleep data: R's t is 4.06 standard errors, and its p the level at which the interval ends at 0", () => {
	const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
	const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
	const of = (values: number[]) => {
		const n = values.length;
		const mean = values.reduce((sum, value) => sum + value, 0) / n;
		const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
		return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
	};
	const change = of(first.map((value, index) => value - (second[index] ?? NaN)));
	const printed = [of(first), of(second), change].map(({ mean, sd }) => [
		mean.toFixed(6),
		sd.toFixed(6)
	]);
	expect(printed).toEqual([
		['0.750000', '1.789010'],
		['2.330000', '2.002249'],
		['-1.580000', '1.229995']
	]);
	expect((change.mean / (change.sd / Math.sqrt(change.n))).toFixed(6)).toBe('-4.062128');
	const { lo, hi } = meanInterval(change) ?? { lo: NaN, hi: NaN };
	expect([lo.toFixed(6), hi.toFixed(6)]).toEqual(['-2.459886', '-0.700114']);
	expect(meanInterval(change, 1 - 0.002833)?.hi).toBeCloseTo(0, 4);
});
