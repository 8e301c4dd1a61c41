import { describe, expect, test } from 'vitest';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { ReadSeries } from '#lib/statistics/spc/read-series.ts';
import { months, numbers, shares, table7p4 } from './series.ts';

const marked = ({ points }: ReadSeries): string[] =>
	points.flatMap(({ mark }, place) => (mark ? `${place} ${mark.rule} ${mark.direction}` : []));

const nhs = { kind: 'number', rules: 'nhs' } as const;
/** Twelve steady months about 10. */
const steady = [9, 11, 10, 12, 8, 10, 11, 9, 12, 10, 8, 11];

test("point 11 of Montgomery's table 7.4 is outside, and no other", () => {
	const read = readSeries(months(table7p4), { kind: 'share', rules: 'nhs' });
	expect(read.phases).toEqual([
		{ from: 0, to: 24, baseTo: 24, chart: 'p', rare: false, judged: 25, based: 25 }
	]);
	expect(marked(read)).toEqual(['10 outside up']);
});

describe('gaps and provisional months', () => {
	test('a provisional month has a usual range, is not judged and does not move it', () => {
		const wild = readSeries(months(numbers([...steady, 90]), 1), nhs);
		const without = readSeries(months(numbers(steady)), nhs);
		expect(marked(wild)).toEqual([]);
		expect(wild.points[12]?.limits).toEqual(without.points[0]?.limits);
		expect(wild.phases[0]?.judged).toBe(12);
	});

	test('a gap has no usual range, neither adds to a run nor ends it', () => {
		const read = readSeries(months(numbers([...steady, 14, 14, 14, null, 14, 14, 14, 14])), nhs);
		expect(read.points[15]).toEqual({ limits: null, mark: null });
		expect(marked(read).map((each) => each.split(' ')[0])).toEqual(
			[12, 13, 14, 16, 17, 18, 19].map(String)
		);
		expect(read.points[19]?.mark).toMatchObject({
			rule: 'shift',
			at: [12, 13, 14, 16, 17, 18, 19]
		});
	});

	test('a month of nobody is a gap', () => {
		const read = readSeries(months([...shares(Array(12).fill([5, 20])), { k: 0, n: 0 }]), {
			kind: 'share',
			rules: 'nhs'
		});
		expect(read.points[12]?.limits).toBeNull();
	});

	test('no months, and only gaps, are read as nothing', () => {
		expect(readSeries([], nhs)).toEqual({ points: [], phases: [] });
		expect(marked(readSeries(months([null, null]), nhs))).toEqual([]);
	});
});

test('under 12 months there is a median and no limits, and its shift still counts', () => {
	const read = readSeries(months(numbers([1, 5, 2, 9])), nhs);
	expect(read.phases[0]?.chart).toBe('run');
	expect(read.points[0]?.limits).toEqual({ centre: 3.5 });
	const rising = readSeries(months(numbers([1, 2, 3, 4, 5, 6, 7])), nhs);
	expect(rising.points[6]?.mark?.rule).toBe('trend');
});

test('a usual range does not go beyond what a value can be', () => {
	const read = readSeries(months(numbers([1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9])), {
		...nhs,
		bounds: { lo: 0, hi: 10 }
	});
	expect(read.points[0]?.limits).toMatchObject({ centre: 5, lo: 0, hi: 10 });
});

test('rare shares have neither limits nor marks by month', () => {
	const rare = Array.from({ length: 12 }, (_, index) => [index === 5 ? 3 : 0, 40] as const);
	const read = readSeries(months(shares(rare)), { kind: 'share', rules: 'nhs' });
	expect(read.phases[0]?.rare).toBe(true);
	expect(read.points.every(({ limits, mark }) => limits === null && mark === null)).toBe(true);
});

test('300 steady months are read, and none is marked', () => {
	const long = Array.from({ length: 300 }, (_, index) => steady[index % 12] ?? 0);
	const read = readSeries(months(numbers(long)), nhs);
	expect(marked(read)).toEqual([]);
	expect(read.phases[0]?.judged).toBe(300);
});

describe('phases', () => {
	const moved = numbers([...steady, ...steady.map((value) => value + 10)]);
	const rebase = {
		from: '2025-01',
		reason: 'New evening track',
		author: 'Ann Lee',
		on: '2025-02-03'
	};

	test('a baseline frozen at a month says what is usual of all that follow', () => {
		const read = readSeries(months(moved), {
			...nhs,
			phases: { first: { frozenAfter: '2024-12' } }
		});
		const alone = readSeries(months(numbers(steady)), nhs);
		expect(read.points[23]?.limits).toEqual(alone.points[0]?.limits);
		expect(read.points[23]?.mark?.direction).toBe('up');
	});

	test('a new baseline begins a new era; no run reaches across it', () => {
		const read = readSeries(months(moved), { ...nhs, phases: { rebased: [rebase] } });
		expect(read.phases.map(({ from, to }) => [from, to])).toEqual([
			[0, 11],
			[12, 23]
		]);
		expect(marked(read)).toEqual([]);
		const [before, after] = [read.points[0]?.limits?.centre, read.points[12]?.limits?.centre];
		expect((after ?? NaN) - (before ?? NaN)).toBeCloseTo(10, 10);
	});

	test.each([{ reason: ' ' }, { author: '' }, { on: 'last week' }])(
		'without %o there is no new baseline',
		(missing) => {
			const phases = { rebased: [{ ...rebase, ...missing }] };
			expect(() => readSeries(months(moved), { ...nhs, phases })).toThrow(/written reason/);
		}
	);
});
