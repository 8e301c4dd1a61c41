import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alexanderGovern } from '#lib/statistics/alexander-govern.ts';
import { benjaminiHochberg } from '#lib/statistics/benjamini-hochberg.ts';
import { chiSquareTest } from '#lib/statistics/chi-square-test.ts';

// SciPy 1.17, chi2_contingency without correction.
test.each([
	[
		[
			[56, 70],
			[48, 80]
		],
		7.023411371,
		1,
		0.008045081
	],
	[
		[
			[30, 50],
			[25, 50],
			[10, 50]
		],
		17.647058824,
		2,
		0.000147228
	]
])('chi-square of %j is %f', (counts, statistic, degrees, p) => {
	const found = chiSquareTest(counts.map(([k = 0, n = 0]) => ({ k, n })));
	expect(found?.statistic).toBeCloseTo(statistic, 8);
	expect(found?.degrees).toBe(degrees);
	expect(found?.p).toBeCloseTo(p, 8);
});

test('where few are expected with success, or there is one group, chi-square says nothing', () => {
	// 3 of 60: in a group of 20 one is expected.
	const few = [
		{ k: 3, n: 20 },
		{ k: 0, n: 40 }
	];
	expect(chiSquareTest(few)).toBeUndefined();
	expect(chiSquareTest([{ k: 20, n: 40 }])).toBeUndefined();
	expect(chiSquareTest([])).toBeUndefined();
});

// Rates of car loans in four cities: the example in SciPy's documentation of this test.
const cities = [
	{ n: 9, mean: 13.194444444444445, sd: 0.44682522061515034 },
	{ n: 9, mean: 12.61111111111111, sd: 0.7100958464257561 },
	{ n: 9, mean: 13.306666666666665, sd: 0.5563497101643893 },
	{ n: 9, mean: 13.244444444444445, sd: 0.9670071239539952 }
];

test('four means with unequal spreads give the statistic and p of SciPy', () => {
	const found = alexanderGovern(cities);
	expect(found?.statistic).toBeCloseTo(4.65087071883494, 10);
	expect(found?.p).toBeCloseTo(0.19922132490385214, 10);
});

test('without spread, or with one group, means say nothing', () => {
	expect(alexanderGovern(cities.slice(0, 1))).toBeUndefined();
	expect(alexanderGovern([...cities, { n: 4, mean: 13, sd: 0 }])).toBeUndefined();
});

test('three p values are adjusted as worked by hand', () => {
	// In order .01, .02, .20: times 3/1, 3/2, 3/3; none above the one after it.
	const adjusted = benjaminiHochberg([0.2, 0.01, 0.02]);
	expect(adjusted.map((p) => Number(p.toFixed(12)))).toEqual([0.2, 0.03, 0.03]);
});

test('no adjusted p is under its own, and a larger p never has a smaller one', () => {
	const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
	fc.assert(
		fc.property(list, (values) => {
			const pairs = benjaminiHochberg(values).map((adjusted, place) => ({
				own: values[place] ?? 0,
				adjusted
			}));
			expect(pairs.every(({ own, adjusted }) => adjusted >= own - 1e-12 && adjusted <= 1)).toBe(
				true
			);
			const inOrder = pairs.toSorted((a, b) => a.own - b.own);
			inOrder.slice(1).forEach(({ adjusted }, place) => {
				expect(adjusted).toBeGreaterThanOrEqual((inOrder[place]?.adjusted ?? 0) - 1e-12);
			});
		})
	);
});
