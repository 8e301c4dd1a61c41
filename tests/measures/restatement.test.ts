import { expect, test } from 'vitest';
import { largestMoves, movedMonths, restatementSentence } from '#lib/measures/restatement.ts';
import type { MonthlyFigure, Told } from '#lib/measures/restatement.ts';

const rate = (words: string, k: number, n: number): Told => ({ words, k, n });

const completion = (months: Record<string, Told>): MonthlyFigure => ({
	id: 'completion',
	title: 'Completion',
	settlesDays: 0,
	months: new Map(Object.entries(months))
});

const before = completion({
	'2026-06': rate('60.0% (30 of 50)', 30, 50),
	'2026-08': rate('66.0% (31 of 47)', 31, 47)
});
const now = completion({
	'2026-05': rate('1 of 1', 1, 1),
	'2026-06': rate('60.0% (30 of 50)', 30, 50),
	'2026-08': rate('64.6% (31 of 48)', 31, 48),
	'2026-09': rate('50.0% (20 of 40)', 20, 40)
});

test('a late discharge moves its month, a month that is new does not count, one that was empty does', () => {
	expect(movedMonths([before], [now], '2026-08-31')).toEqual([
		{
			measure: 'completion',
			title: 'Completion',
			month: '2026-08',
			before: { words: '66.0% (31 of 47)', k: 31, n: 47 },
			now: { words: '64.6% (31 of 48)', k: 31, n: 48 },
			wasProvisional: false
		},
		{
			measure: 'completion',
			title: 'Completion',
			month: '2026-05',
			before: { words: 'none', n: 0 },
			now: { words: '1 of 1', k: 1, n: 1 },
			wasProvisional: false
		}
	]);
});

test('a month that was running, or had not settled, was provisional', () => {
	const running = movedMonths([before], [now], '2026-08-20');
	expect(running.map(({ wasProvisional }) => wasProvisional)).toEqual([true, false]);
	const settling = movedMonths([before], [{ ...now, settlesDays: 30 }], '2026-08-31');
	expect(settling.map(({ wasProvisional }) => wasProvisional)).toEqual([true, false]);
});

test('a month that is gone from the snapshot now moved to none', () => {
	const [moved] = movedMonths([before], [completion({})], '2026-07-31');
	expect(moved).toMatchObject({ month: '2026-06', now: { words: 'none', n: 0 } });
});

test('the largest moves are those of most people', () => {
	const moved = movedMonths([before], [completion({})], '2026-08-31');
	expect(largestMoves(moved, 1).map(({ month }) => month)).toEqual(['2026-06']);
});

test('one sentence says what moved, or why nothing did', () => {
	const moved = movedMonths([before], [now], '2026-08-31');
	const compared = {
		state: 'compared',
		knownThrough: '2026-08-31',
		definitionsChanged: false
	} as const;
	expect(restatementSentence({ ...compared, moved })).toBe(
		'2 figures of 2 months known before read otherwise after it.'
	);
	expect(restatementSentence({ ...compared, moved: moved.slice(0, 1) }, true)).toBe(
		'1 figure of 1 month known before reads otherwise after it was taken back.'
	);
	expect(restatementSentence({ ...compared, moved: [] })).toBe(
		'No month that was known before moved.'
	);
	expect(restatementSentence({ state: 'first' })).toContain('moved no month');
});
