import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { runsAbout } from '#lib/statistics/spc/anhoej.ts';
import { d2 } from '#lib/statistics/spc/constants.ts';
import { pChart } from '#lib/statistics/spc/p-chart.ts';
import { tChart } from '#lib/statistics/spc/rare-charts.ts';
import { valueOf } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';
import { applyRules } from '#lib/statistics/spc/rule-sets.ts';
import { uChart } from '#lib/statistics/spc/u-chart.ts';
import { rangeLimits, xmrChart } from '#lib/statistics/spc/xmr-chart.ts';
import { realFile } from './real-data.ts';

type Line = Record<string, string>;

const linesOf = (name: string): Line[] =>
	parse(readFileSync(realFile(`spc_stats/qicharts2/${name}.csv`)), { columns: true });

/** qicharts2 takes 3 / 1.128 and does not screen; ours is the rounded 2.66 of NHS England. */
const asQicharts = { screened: false, factor: 3 / d2 };

type Golden = {
	file: string;
	chart: (base: Reading[]) => LimitsFor;
	/** What one unit of exposure is: the files give rates per 50. */
	per?: number;
};

const goldens: [name: string, golden: Golden][] = [
	[
		'XmR of the first 20, frozen',
		{ file: 'ex_6.5_3', chart: (base) => xmrChart(base, asQicharts) }
	],
	['p with two phases', { file: 'ex_7.1_5', chart: pChart }],
	['c of the first 26, two left out', { file: 'ex_7.3_3', chart: uChart }],
	['u of equal exposure', { file: 'ex_7.4_1', chart: uChart }],
	['u, per 50', { file: 'ex_7.5_1', chart: uChart, per: 50 }],
	['t', { file: 'ex_7.6_1', chart: (base) => tChart(base, asQicharts) }],
	['p of unequal n', { file: 'tbl_7.4_1', chart: pChart }]
];

const isTrue = (text: string | undefined): boolean => text === 'TRUE';

const readingOf = (line: Line, per = 1): { k: number; n: number } => ({
	k: Number(line['y.sum']),
	n: line.n === '' ? 1 : Number(line.n) / per
});

const phasesOf = (lines: Line[]): Line[][] =>
	[...new Set(lines.map(({ part }) => part))].map((part) =>
		lines.filter((line) => line.part === part)
	);

describe("Montgomery's examples, as qicharts2's authors stored them", () => {
	test.each(goldens)('%s', (_, { file, chart, per }) => {
		const lines = linesOf(`golden_tests/${file}`);
		expect(lines.length).toBeGreaterThan(9);
		for (const phase of phasesOf(lines)) {
			const base = phase.filter(({ baseline, include }) => isTrue(baseline) && isTrue(include));
			const limitsFor = chart(base.map((line) => readingOf(line, per)));
			for (const line of phase) {
				const { centre, lo, hi } = limitsFor(readingOf(line, per).n);
				expect(centre).toBeCloseTo(Number(line.cl), 9);
				expect(lo).toBeCloseTo(Number(line.lcl), 9);
				expect(hi).toBeCloseTo(Number(line.ucl), file === 'ex_7.6_1' ? 7 : 9);
			}
		}
	});

	test.each(goldens)('runs and signals: %s', (_, { file, chart, per }) => {
		for (const phase of phasesOf(linesOf(`golden_tests/${file}`))) {
			const included = phase.filter(({ include }) => isTrue(include));
			const base = included.filter(({ baseline }) => isTrue(baseline));
			const limitsFor = chart(base.map((line) => readingOf(line, per)));
			const points = included.map((line) => {
				const reading = readingOf(line, per);
				return { ...limitsFor(reading.n), value: valueOf(reading) };
			});
			const first = phase[0] ?? {};
			const runs = runsAbout(points);
			expect({ ...runs }).toEqual({
				useful: Number(first['n.useful']),
				longest: Number(first['longest.run']),
				longestUsual: Number(first['longest.run.max']),
				crossings: Number(first['n.crossings']),
				crossingsUsual: Number(first['n.crossings.min'])
			});
			const found = applyRules('anhoej', points);
			expect(found.some(({ rule }) => rule !== 'outside')).toBe(isTrue(first['runs.signal']));
			const outside = found.flatMap(({ rule, at }) => (rule === 'outside' ? at : []));
			const expected = included.flatMap((line, place) =>
				isTrue(line['sigma.signal']) ? [place] : []
			);
			expect(outside).toEqual(expected);
		}
	});

	test('moving ranges of the first 20', () => {
		const lines = linesOf('golden_tests/ex_6.5_4');
		const { centre, hi } = rangeLimits(lines.slice(0, 20).map((line) => readingOf(line)));
		expect(centre).toBeCloseTo(Number(lines[0]?.cl), 9);
		expect(hi).toBeCloseTo(Number(lines[0]?.ucl), 9);
	});

	test('with the rounded 2.66 the upper limit of table 6.5 is 321.22', () => {
		const lines = linesOf('golden_tests/ex_6.5_3').slice(0, 20);
		const { hi } = xmrChart(
			lines.map((line) => readingOf(line)),
			{ screened: false }
		)(1);
		expect(hi).toBeCloseTo(321.22, 2);
	});
});

/** Infections and patient days of all hospitals or one, month by month. */
function infections(kind: string, at?: string): { k: number; n: number }[] {
	const months = new Map<string, { k: number; n: number }>();
	for (const { infection, hospital, month = '', n, days } of linesOf('hospital_infections')) {
		if (at !== undefined && hospital !== at) continue;
		if (kind !== 'all' && infection !== kind) continue;
		const sum = months.get(month) ?? { k: 0, n: 0 };
		months.set(month, { k: sum.k + Number(n), n: sum.n + Number(days) });
	}
	return [...months.values()];
}

test.each([
	['all', 'hai_1', 0],
	['BAC', 'hai_2', 0],
	['CDI', 'hai_2', 1],
	['UTI', 'hai_2', 2]
])('hospital infections of kind %s: centre and mean limits of the u chart', (kind, file, row) => {
	const readings = infections(kind);
	const limitsFor = uChart(readings);
	const limits = readings.map(({ n }) => limitsFor(n));
	const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	const golden = linesOf(`golden_tests/${file}`)[row] ?? {};
	expect(limits[0]?.centre).toBeCloseTo(Number(golden.CL), 12);
	expect(mean(limits.map(({ lo = NaN }) => lo))).toBeCloseTo(Number(golden.aLCL), 12);
	expect(mean(limits.map(({ hi = NaN }) => hi))).toBeCloseTo(Number(golden.aUCL), 12);
	const points = readings.map((reading) => ({ ...limitsFor(reading.n), value: valueOf(reading) }));
	expect(runsAbout(points).longest).toBe(Number(golden['longest.run']));
	expect(runsAbout(points).crossings).toBe(Number(golden['n.crossings']));
});

test('hospital infections of each kind in each hospital: centre, mean limits, runs and crossings', () => {
	const goldens = linesOf('golden_tests/hai_3');
	expect(goldens).toHaveLength(18);
	const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	for (const golden of goldens) {
		const readings = infections(golden.facet2 ?? '', golden.facet1);
		const limitsFor = uChart(readings);
		const limits = readings.map(({ n }) => limitsFor(n));
		expect(limits[0]?.centre).toBeCloseTo(Number(golden.CL), 12);
		expect(mean(limits.map(({ lo = NaN }) => lo))).toBeCloseTo(Number(golden.aLCL), 12);
		expect(mean(limits.map(({ hi = NaN }) => hi))).toBeCloseTo(Number(golden.aUCL), 12);
		const points = readings.map((each) => ({ ...limitsFor(each.n), value: valueOf(each) }));
		expect(runsAbout(points)).toMatchObject({
			longest: Number(golden['longest.run']),
			crossings: Number(golden['n.crossings'])
		});
	}
});

test('infections of the last six months by hospital, per 10,000 days: centre, mean limits, runs and crossings', () => {
	const per = 10_000;
	const lines = linesOf('hospital_infections').filter(({ month = '' }) => month >= '2016-07');
	const goldens = linesOf('golden_tests/hai_4');
	expect(goldens).toHaveLength(3);
	const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	for (const golden of goldens) {
		const sums = new Map<string, { k: number; n: number }>();
		for (const { infection, hospital = '', n, days } of lines) {
			if (infection !== golden.facet1) continue;
			const { k = 0, n: exposure = 0 } = sums.get(hospital) ?? {};
			sums.set(hospital, { k: k + Number(n), n: exposure + Number(days) / per });
		}
		// From the hospital of the fewest days to that of the most, as its authors drew them.
		const readings = [...sums.values()].sort((a, b) => a.n - b.n);
		const limitsFor = uChart(readings);
		const limits = readings.map(({ n }) => limitsFor(n));
		expect(limits[0]?.centre).toBeCloseTo(Number(golden.CL), 9);
		expect(mean(limits.map(({ lo = NaN }) => lo))).toBeCloseTo(Number(golden.aLCL), 9);
		expect(mean(limits.map(({ hi = NaN }) => hi))).toBeCloseTo(Number(golden.aUCL), 9);
		const points = readings.map((each) => ({ ...limitsFor(each.n), value: valueOf(each) }));
		expect(applyRules('nhs', points).some(({ rule }) => rule === 'outside')).toBe(
			golden['sigma.signal'] !== '0'
		);
		expect(runsAbout(points)).toMatchObject({
			longest: Number(golden['longest.run']),
			crossings: Number(golden['n.crossings'])
		});
	}
});
