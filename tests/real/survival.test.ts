import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { kaplanMeier, survivalBefore } from '#lib/statistics/kaplan-meier.ts';
import type { KmPoint } from '#lib/statistics/kaplan-meier.ts';
import { survivalMedian } from '#lib/statistics/survival-median.ts';
import type { SurvivalInterval } from '#lib/statistics/survival-interval.ts';
import { realFile } from './real-data.ts';

type Line = Record<string, string>;

const linesOf = (name: string): Line[] =>
	parse(readFileSync(realFile(`asi_sud/${name}`)), { columns: true });

/** The curve of lines: days in `time`, an event where `isEvent` says so, else last seen then. */
function curveOf(
	lines: Line[],
	time: string,
	isEvent: (line: Line) => boolean,
	form: SurvivalInterval = 'log'
): KmPoint[] {
	const counts = lines.map((line) => ({
		time: Number(line[time]),
		events: Number(isEvent(line)),
		censored: Number(!isEvent(line))
	}));
	return kaplanMeier(counts, form);
}

/** n, events, median and its limits, as R's survfit prints them. */
function printed(points: KmPoint[]): string {
	const events = points.reduce((sum, point) => sum + point.events, 0);
	const { median, lo, hi } = survivalMedian(points);
	return [points[0]?.atRisk, events, median, lo, hi].map((each) => each ?? 'NA').join(' ');
}

/** S, its standard error and limits just after a day. */
function at(points: KmPoint[], day: number, digits: number): string {
	const point = points.findLast(({ time }) => time <= day);
	const { survival, se, lo, hi } = point ?? {};
	return [survival, se, lo, hi].map((each) => (each ?? NaN).toFixed(digits)).join(' ');
}

describe("R's lung: 228 people with status coded 1 and 2", () => {
	const lines = linesOf('survival_lung.csv');
	const died = (line: Line) => line.status === '2';

	test.each<[string, (line: Line) => boolean, string]>([
		['all', () => true, '228 165 310 285 363'],
		['men', ({ sex }) => sex === '1', '138 112 270 212 310'],
		['women', ({ sex }) => sex === '2', '90 53 426 348 550']
	])('median of %s', (_, isOf, expected) => {
		expect(printed(curveOf(lines.filter(isOf), 'time', died))).toBe(expected);
	});

	test('a year after the start, by both forms of the interval', () => {
		expect(at(curveOf(lines, 'time', died), 365, 4)).toBe('0.4092 0.0358 0.3447 0.4858');
		const logLog = curveOf(lines, 'time', died, 'log-log');
		expect(at(logLog, 365, 4)).toBe('0.4092 0.0358 0.3387 0.4784');
		expect(printed(logLog)).toBe('228 165 310 284 361');
	});
});

test("R's veteran: a flat at exactly one half has its median in the middle", () => {
	const lines = linesOf('survival_veteran.csv');
	const median = (isOf: (line: Line) => boolean) =>
		printed(curveOf(lines.filter(isOf), 'time', ({ status }) => status === '1'));
	expect(median(() => true)).toBe('137 128 80 52 105');
	expect(median(({ trt }) => trt === '1')).toBe('69 64 103 59 132');
	expect(median(({ trt }) => trt === '2')).toBe('68 64 52.5 44 95');
});

describe("R's colon: deaths of 929 people in three arms", () => {
	const lines = linesOf('survival_colon.csv').filter(({ etype }) => etype === '2');
	const curve = (arm: string) =>
		curveOf(
			lines.filter(({ rx }) => rx === arm),
			'time',
			({ status }) => status === '1'
		);

	test.each([
		['Obs', '315 168 2083 1656 2789', '0.561 0.028 0.508 0.618'],
		['Lev', '310 161 2152 1540 NA', '0.558 0.028 0.505 0.616'],
		['Lev+5FU', '304 123 NA 2725 NA', '0.677 0.027 0.627 0.732']
	])('%s: the median, and day 1,500', (arm, median, day1500) => {
		expect(printed(curve(arm))).toBe(median);
		expect(at(curve(arm), 1500, 3)).toBe(day1500);
	});

	test('the arms as R prints them on days 500 and 1,000', () => {
		expect(at(curve('Lev'), 500, 3)).toBe('0.855 0.020 0.817 0.895');
		expect(at(curve('Lev'), 1000, 3)).toBe('0.655 0.027 0.604 0.710');
		expect(at(curve('Lev+5FU'), 500, 3)).toBe('0.878 0.019 0.842 0.916');
		expect(at(curve('Lev+5FU'), 1000, 3)).toBe('0.747 0.025 0.699 0.797');
	});
});

test('relapses to smoking on day 0 count on day 0', () => {
	const lines = linesOf('pharmacoSmoking_time_to_relapse.csv');
	const curve = (arm: string) =>
		curveOf(
			lines.filter(({ grp }) => grp === arm),
			'ttr',
			({ relapse }) => relapse === '1'
		);
	const [combination, patch] = [curve('combination'), curve('patchOnly')];
	expect([combination[0]?.events, patch[0]?.events]).toEqual([4, 8]);
	expect(survivalBefore(combination, 0)).toBe(1);
	expect(at(combination, 0, 4)).toBe('0.9344 0.0317 0.8743 0.9987');
	expect(at(patch, 30, 4)).toBe('0.4219 0.0617 0.3167 0.5620');
	expect(printed(combination)).toBe('61 37 65 50 NA');
	// Half had relapsed by day 21 and nobody more before day 25: the median is the middle of the flat.
	expect(printed(patch)).toBe('64 52 23 14 56');
});
