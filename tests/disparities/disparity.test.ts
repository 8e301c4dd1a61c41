import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pooledSample } from '#lib/measures/disparities/compare-groups.ts';
import { disparityOf, isComparable } from '#lib/measures/disparities/disparity.ts';
import { markGaps } from '#lib/measures/disparities/mark-gaps.ts';
import {
	disparitySentence,
	groupWords,
	isPoorlyKnown,
	listSentence
} from '#lib/measures/disparities/words.ts';
import { makeFigure } from '../charts/figures.ts';
import { bySex, mean, rate, withheld } from './cells.ts';

const options = { fewest: 20, reference: 'others' } as const;
const points = { measure: { kind: 'mean_change', valueUnit: 'points', digits: 1 } } as const;

describe('a rate by sex', () => {
	const figure = bySex(
		{ F: rate(56, 70), M: rate(48, 80), X: rate(5, 12), unknown: rate(9, 30) },
		{ value: rate(118, 192) }
	);
	const disparity = disparityOf(figure, 'sex', options);

	test('holds the two that are large enough against each other, with published limits', () => {
		// Newcombe 1998: 56 of 70 less 48 of 80.
		expect(disparity.widest?.group).toBe('M');
		expect(disparity.widest?.difference.value).toBeCloseTo(-0.2, 10);
		expect(disparity.widest?.difference.lo).toBeCloseTo(-0.33387265, 8);
		expect(disparity.widest?.difference.hi).toBeCloseTo(-0.05243147, 8);
		expect(disparity.test?.p).toBeCloseTo(0.008045081, 8);
	});

	test('leaves a small group and the unknown out of both sides, and shows them', () => {
		expect(disparity.groups.map(({ name, standing }) => [name, standing])).toEqual([
			['F', 'compared'],
			['M', 'compared'],
			['X', 'few'],
			['unknown', 'unknown']
		]);
		expect(disparity.groups.filter(({ difference }) => difference).length).toBe(2);
		expect(disparity.known).toEqual({ n: 162, of: 192 });
	});

	test('says it in words, counts first', () => {
		const [marked] = markGaps([disparity], 5).gaps;
		expect(marked && disparitySentence(marked)).toBe(
			'Completion differs by sex by more than chance. Widest gap: M, 60.0% (48 of 80): 20.0 percentage points lower ' +
				'than all others compared (95% interval -33.4 to -5.2). Too few people to compare, shown as counts: X. ' +
				'Sex is known for 162 of 192, 84.4%.'
		);
	});
});

describe('a mean by sex', () => {
	test('three groups: one against the other two together, worked by hand', () => {
		// B and C together: n 40, mean (20*2 + 20*4)/40 = 3, squares 19*1 + 20*1 + 19*1 + 20*1 = 78, sd sqrt(78/39).
		expect(pooledSample([mean(2, 1, 20), mean(4, 1, 20)].map(sample))).toEqual({
			n: 40,
			mean: 3,
			sd: Math.sqrt(2)
		});
		const cells = { A: mean(7, 2, 20), B: mean(2, 1, 20), C: mean(4, 1, 20) };
		const disparity = disparityOf(bySex(cells, makeFigureOf(cells)), 'sex', options);
		expect(disparity.widest).toMatchObject({ group: 'A', difference: { value: 4 } });
	});

	test('against the largest group, that one has no difference of its own', () => {
		const cells = { A: mean(7, 2, 30), B: mean(2, 1, 20), C: mean(4, 1, 20) };
		const disparity = disparityOf(bySex(cells, makeFigureOf(cells)), 'sex', {
			...options,
			reference: 'largest'
		});
		expect(disparity.reference).toEqual({ kind: 'largest', group: 'A' });
		expect(disparity.groups.map(({ difference }) => difference?.value)).toEqual([
			undefined,
			-5,
			-3
		]);
	});
});

const sample = ({ n, value, spread }: ReturnType<typeof mean>) => ({
	n,
	mean: value ?? 0,
	sd: spread?.sd ?? 0
});

function makeFigureOf(cells: Record<string, ReturnType<typeof mean>>) {
	const { measure } = makeFigure(points);
	const all = pooledSample(Object.values(cells).map(sample));
	return { measure, value: mean(all.mean, all.sd, all.n) };
}

test('however an export says that it is not known, nobody is compared with it', () => {
	const figure = bySex(
		{ F: rate(56, 70), M: rate(48, 80), 'Not known': rate(9, 30), Declined: rate(9, 25) },
		{ value: rate(122, 205) }
	);
	const { groups, known, test } = disparityOf(figure, 'sex', options);
	expect(groups.map(({ standing }) => standing)).toEqual([
		'compared',
		'compared',
		'unknown',
		'unknown'
	]);
	expect(known).toEqual({ n: 150, of: 205 });
	expect(test?.degrees).toBe(1);
});

describe('where there is nothing to compare', () => {
	test.each([
		[{ F: rate(5, 12) }, 'no group of 20 people or more'],
		[{ F: rate(50, 120), M: rate(2, 9) }, 'only one group of 20 people or more'],
		[{ F: rate(1, 40), M: rate(0, 40) }, 'too few people with one of the two outcomes to test'],
		[{}, 'no group of 20 people or more']
	])('%j gives no test', (cells, why) => {
		expect(disparityOf(bySex(cells), 'sex', options)).toMatchObject({ test: null, why });
	});

	test('a setting under 20 does not let a percentage stand under 20', () => {
		const figure = bySex({ F: rate(10, 15), M: rate(30, 50) });
		expect(disparityOf(figure, 'sex', { ...options, fewest: 5 }).test).toBeNull();
	});

	test('withheld groups stand in no difference and in no test, and how many are known is withheld too', () => {
		const figure = bySex({ F: rate(56, 70), M: withheld, X: rate(48, 80), unknown: withheld });
		const disparity = disparityOf(figure, 'sex', options);
		expect(disparity.test?.p).toBeCloseTo(0.008045081, 8);
		expect(disparity.known).toBeNull();
		expect(disparity.groups[1]).toEqual({ name: 'M', cell: withheld, standing: 'withheld' });
		const [marked] = markGaps([disparity], 5).gaps;
		expect(marked && disparitySentence(marked)).toContain(
			'Groups not shown (fewer than 11 people): 2.'
		);
	});

	test('a figure that is no rate and no mean is refused', () => {
		const figure = bySex({}, { measure: makeFigure({ measure: { kind: 'duration' } }).measure });
		expect(() => disparityOf(figure, 'sex', options)).toThrow(RangeError);
		expect(isComparable({ kind: 'proportion', unit: 'session' })).toBe(false);
		expect(isComparable({ kind: 'proportion', unit: 'claim_line' })).toBe(false);
		expect(isComparable({ kind: 'mean', unit: 'survey' })).toBe(true);
	});
});

describe('a list of gaps', () => {
	const gap = (k: number) =>
		disparityOf(bySex({ F: rate(k, 100), M: rate(50, 100) }), 'sex', options);

	test('is marked so that few of the marked are chance: a gap alone is, among many it is not', () => {
		// 36 against 50 of 100: chi-square 4.0, p 0.0455.
		const alone = gap(36);
		expect(alone.test?.p).toBeCloseTo(0.0455, 3);
		expect(markGaps([alone], 5).gaps[0]?.verdict).toBe('more_than_chance');
		const many = markGaps([alone, gap(50), gap(49), gap(51)], 5);
		expect(many.gaps[0]?.verdict).toBe('within_chance');
		expect(many.list).toEqual({ marked: 0, tested: 4, falseSharePercent: 5 });
		expect(listSentence(many.list)).toContain(
			'Of the gaps marked here, at most 5% are expected to be chance'
		);
	});

	test('where there was no test the verdict says so', () => {
		const none = disparityOf(bySex({ F: rate(3, 9) }), 'sex', options);
		const { gaps, list } = markGaps([none], 5);
		expect(gaps[0]).toMatchObject({ verdict: 'not_tested', adjusted: null });
		expect(listSentence(list)).toBe(
			'No gap could be tested: there are too few people in the groups.'
		);
	});
});

test('a group too small has counts alone, a mean among few only n', () => {
	const { measure } = makeFigure({});
	expect(groupWords({ name: 'X', cell: rate(5, 22), standing: 'few' }, measure)).toBe('5 of 22');
	expect(
		groupWords({ name: 'X', cell: mean(3, 1, 12), standing: 'few' }, makeFigure(points).measure)
	).toBe('n = 12');
});

test('under 80% known is poorly known, at 80% it is not', () => {
	expect(isPoorlyKnown({ known: { n: 79, of: 100 } }, 80)).toBe(true);
	expect(isPoorlyKnown({ known: { n: 80, of: 100 } }, 80)).toBe(false);
	expect(isPoorlyKnown({ known: null }, 80)).toBe(false);
});

test('the rates of two groups never change places with their difference', () => {
	const group = fc
		.integer({ min: 20, max: 300 })
		.chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
	fc.assert(
		fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
			const cells = Object.fromEntries(groups.map(({ k, n }, at) => [`g${at}`, rate(k, n)]));
			const { groups: found, widest } = disparityOf(bySex(cells), 'sex', options);
			const sizes = found.map(({ difference }) => Math.abs(difference?.value ?? 0));
			expect(Math.abs(widest?.difference.value ?? 0)).toBeCloseTo(Math.max(...sizes), 9);
			for (const { difference } of found) {
				expect(difference?.lo ?? 0).toBeLessThanOrEqual(difference?.value ?? 0);
				expect(difference?.hi ?? 0).toBeGreaterThanOrEqual(difference?.value ?? 0);
			}
		})
	);
});
