import { describe, expect, test } from 'vitest';
import { runsAbout } from '#lib/statistics/spc/anhoej.ts';
import { pChart } from '#lib/statistics/spc/p-chart.ts';
import { filled, valueOf } from '#lib/statistics/spc/reading.ts';
import { applyRules } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import { outside, shiftOf, trendOf, twoInThree } from '#lib/statistics/spc/rules.ts';
import type { FindBy } from '#lib/statistics/spc/rules.ts';
import { judged, table7p4 } from './series.ts';

/** The marked places as NHSRplotthedots writes them: (0,0,1,1,1,0,0). */
function marks(find: FindBy, values: readonly number[]): string {
	const marked = new Set(find(judged(values)).flatMap(({ at }) => at));
	return values.map((_, place) => Number(marked.has(place))).join('');
}

const found = (set: RuleSet, values: readonly number[]) =>
	applyRules(set, judged(values)).map(({ rule, direction, at }) => `${rule} ${direction} ${at}`);

describe('Making Data Count', () => {
	test('a point on its limit is inside, a point beyond it is outside', () => {
		expect(marks(outside, [0, 3, 3.01, -3, -3.01])).toBe('00101');
	});

	test('rounding puts no point outside a limit', () => {
		const point = { value: 0.1 + 0.2, centre: 0.1, sigma: 0.1, lo: 0, hi: 0.3 };
		expect(outside([point])).toEqual([]);
	});

	test('seven points rising are a trend, six are not, and two equal ones end it', () => {
		expect(marks(trendOf(7), [1, 2, 3, 4, 5, 6, 7])).toBe('1111111');
		expect(marks(trendOf(7), [1, 2, 3, 4, 5, 6])).toBe('000000');
		expect(marks(trendOf(7), [1, 2, 3, 3, 4, 5, 6])).toBe('0000000');
		expect(marks(trendOf(7), [7, 6, 5, 4, 3, 2, 1])).toBe('1111111');
	});

	test('eight points on one side are a shift, all eight marked, the ninth opposite is not', () => {
		expect(marks(shiftOf(7), [1, 1, 1, 1, 1, 1, 1, 1, -1])).toBe('111111110');
		expect(marks(shiftOf(7), [1, 1, 1, 1, 1, 1])).toBe('000000');
	});

	test('a point on the centre ends a shift', () => {
		expect(marks(shiftOf(7), [1, 1, 1, 0, 1, 1, 1, 1])).toBe('00000000');
	});

	test('two of three near a limit, all on one side', () => {
		expect(marks(twoInThree, [1, 1, 2.5, 1, 2.5, 1, 1])).toBe('0011100');
		expect(marks(twoInThree, [1, 1, 2.5, -1, 2.5, 1, 1])).toBe('0000000');
		expect(marks(twoInThree, [1, 1, 2.5, 1, -2.5, 1, 1])).toBe('0000000');
	});

	test('a point outside the limits does not count as near one', () => {
		expect(marks(twoInThree, [1, 2.5, 3.5, 1, 1])).toBe('00000');
	});

	test('outside speaks before trend, trend before two in three, and that before shift', () => {
		expect(found('nhs', [0.5, 0.6, 0.7, 0.8, 2.5, 2.6, 3.5])).toEqual([
			'outside up 6',
			'trend up 0,1,2,3,4,5,6',
			'near_limit up 3,4,5,6',
			'shift up 0,1,2,3,4,5,6'
		]);
	});
});

describe('Western Electric and Nelson', () => {
	test('Western Electric wants eight on one side, Nelson nine', () => {
		const eight = [0.5, 0.4, 0.5, 0.4, 0.5, 0.4, 0.5, 0.4];
		expect(found('western_electric', eight)).toEqual(['shift up 0,1,2,3,4,5,6,7']);
		expect(found('nelson', eight)).toEqual([]);
		expect(found('nelson', [...eight, 0.5])).toEqual(['shift up 0,1,2,3,4,5,6,7,8']);
	});

	test('two of three beyond two sigma, wherever the third is; one outside counts too', () => {
		expect(found('western_electric', [0, 2.5, -0.5, 2.2, 0])).toEqual(['near_limit up 1,3']);
		expect(found('western_electric', [0, -2.5, -3.5])).toEqual([
			'outside down 2',
			'near_limit down 1,2'
		]);
	});

	test('four of five beyond one sigma', () => {
		expect(found('western_electric', [1.5, 1.5, -0.2, 1.5, 1.5])).toEqual(['beyond_1s up 0,1,3,4']);
		expect(found('western_electric', [1.5, 1.5, -0.2, 1.5, 0.9])).toEqual([]);
	});

	test('six rising, fourteen in turn, fifteen close and eight far are Nelson rules', () => {
		expect(found('nelson', [-0.9, -0.6, -0.3, 0.1, 0.2, 0.5])).toEqual(['trend up 0,1,2,3,4,5']);
		const turns = Array.from({ length: 14 }, (_, i) => (i % 2 ? 1.1 : -0.9));
		expect(found('nelson', turns).map((each) => each.split(' ')[0])).toEqual(['alternating']);
		const close = [1, 3, -2, 4, -4, 2, 3, -1, -3, 1, 4, 2, -2, 3, -1].map((tenth) => tenth / 10);
		expect(found('nelson', close).map((each) => each.split(' ')[0])).toEqual(['hugging']);
		const far = [1.5, -1.6, -1.4, 1.2, -1.3, 1.2, 1.4, -1.1];
		expect(found('nelson', far).map((each) => each.split(' ')[0])).toEqual(['avoiding']);
	});
});

describe('Anhøj', () => {
	test("the runs of Montgomery's table 7.4", () => {
		const limitsFor = pChart(table7p4);
		const points = filled(table7p4).map((point) => ({
			...limitsFor(point.n),
			value: valueOf(point)
		}));
		expect(runsAbout(points)).toEqual({
			useful: 25,
			longest: 5,
			longestUsual: 8,
			crossings: 10,
			crossingsUsual: 8
		});
		expect(applyRules('anhoej', points).map(({ rule, at }) => `${rule} ${at}`)).toEqual([
			'outside 10'
		]);
	});

	test('points on the centre are left out and end no run', () => {
		const runs = runsAbout(judged([1, 0, 1, 1, -1, 0]));
		expect(runs).toMatchObject({ useful: 4, longest: 3, longestUsual: 5, crossings: 1 });
	});

	test('nine above and nine below cross once where chance has five or more', () => {
		// 18 useful: longest usual round(4.17) + 3 = 7; the 5% point of 17 tosses is 5.
		const values = [...Array(9).fill(1), ...Array(9).fill(-1)] as number[];
		expect(found('anhoej', values).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
			'shift up',
			'shift down',
			'few_crossings none'
		]);
	});

	test('no points, and one, are no signal', () => {
		expect(applyRules('anhoej', [])).toEqual([]);
		expect(
			applyRules(
				'anhoej',
				judged([5]).map(({ value, centre }) => ({ value, centre }))
			)
		).toEqual([]);
	});
});
