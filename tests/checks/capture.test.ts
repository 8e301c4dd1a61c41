import { expect, test } from 'vitest';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import {
	captureMeasures,
	captureOf,
	periodName,
	shareSearch,
	shareWords
} from '../../src/routes/data-quality/capture.ts';

const row = (program: string, period: string, counts: [number, number, number, number]) => {
	const [admitted, with_baseline, discharged, with_pair] = counts;
	return {
		instrument: 'phq-9',
		scale: 'total',
		program,
		period,
		admitted,
		with_baseline,
		discharged,
		with_pair
	};
};
const titles = new Map([['phq-9', 'PHQ-9']]);
const measures = readCatalogue(readRegistry()).list();

test('programs are summed first and over the periods shown, a period without rows counting nobody', () => {
	const [phq9] = captureOf(
		[
			row('North', '2025-01', [4, 3, 0, 0]),
			row('North', '2025-02', [6, 5, 2, 1]),
			row('South', '2025-02', [2, 2, 1, 0])
		],
		titles,
		measures
	);
	expect(phq9).toMatchObject({ title: 'PHQ-9', periods: ['2025-01', '2025-02'] });
	expect(phq9?.programs.map(({ program, baseline }) => [program, baseline.all])).toEqual([
		['All programs', { k: 10, n: 12 }],
		['North', { k: 8, n: 10 }],
		['South', { k: 2, n: 2 }]
	]);
	expect(phq9?.programs[2]?.baseline.by).toEqual([
		{ k: 0, n: 0 },
		{ k: 2, n: 2 }
	]);
	expect(phq9?.programs[0]?.pair.all).toEqual({ k: 1, n: 3 });
});

test('one program needs no sum of programs', () => {
	const [phq9] = captureOf([row('North', '2025-01', [4, 3, 0, 0])], titles, measures);
	expect(phq9?.programs.map(({ program }) => program)).toEqual(['North']);
});

test('the last two years are shown', () => {
	const months = Array.from({ length: 30 }, (_, at) =>
		[`${2023 + Math.floor(at / 12)}`, `${(at % 12) + 1}`.padStart(2, '0')].join('-')
	);
	const [phq9] = captureOf(
		months.map((month) => row('North', month, [1, 1, 0, 0])),
		titles,
		measures
	);
	expect([phq9?.periods.length, phq9?.periods[0]]).toEqual([24, '2023-07']);
	expect(phq9?.programs[0]?.baseline.all).toEqual({ k: 24, n: 24 });
});

test('a share is never a percentage alone, and under twenty it is counts', () => {
	expect(shareWords({ k: 31, n: 47 })).toBe('66.0% (31 of 47)');
	expect(shareWords({ k: 9, n: 19 })).toBe('9 of 19');
	expect(shareWords({ k: 0, n: 0 })).toBe('none');
});

test('a period is a month, a year of admission, or not known', () => {
	expect(['2025-09', '2024', ''].map(periodName)).toEqual(['September 2025', '2024', 'no date']);
});

test('shares lead to the measure that counts the same, of the scale that says somebody was measured', () => {
	const of = (instrument: string, scale: string) =>
		captureMeasures(measures, { instrument, scale });
	expect(of('phq-9', 'total')).toEqual({
		baseline: 'phq_9_baseline_capture',
		pair: 'phq_9_pair_capture'
	});
	expect(of('asi', 'drug')?.pair).toBe('asi_drug_pair_capture');
	expect(of('pcl-5', 'total')?.pair).toBe('pcl_5_pair_capture');
	expect(of('c-ssrs', 'risk')).toBeNull();
});

test('an instrument of several scales is shown scale by scale, each with its own measure', () => {
	const ofScale = (scale: string | null, counts: [number, number, number, number]) => ({
		...row('North', '2025-01', counts),
		...{ instrument: 'asi', scale }
	});
	const shown = captureOf(
		[ofScale(null, [4, 4, 0, 0]), ofScale('drug', [4, 3, 0, 0]), ofScale('alcohol', [4, 2, 0, 0])],
		new Map([['asi', 'ASI']]),
		measures
	);
	expect(
		shown.map(({ id, title, programs, measures: own }) => [
			...[id, title, programs[0]?.baseline.all.k, own?.baseline]
		])
	).toEqual([
		['asi-alcohol', 'ASI alcohol', 2, 'asi_alcohol_baseline_capture'],
		['asi-drug', 'ASI drug', 3, 'asi_drug_baseline_capture']
	]);
});

test('a share is asked of the days of its months and of its program; years are no days', () => {
	expect(shareSearch(['2025-01', '2025-02'], null)).toBe('?from=2025-01-01&to=2025-02-28');
	expect(shareSearch(['2025-02'], 'North')).toBe(
		'?from=2025-02-01&to=2025-02-28&where=program%3DNorth'
	);
	expect(shareSearch(['2024', '2025'], null)).toBeUndefined();
	expect(shareSearch([], null)).toBeUndefined();
});
