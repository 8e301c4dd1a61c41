import { describe, expect, test } from 'vitest';
import { judgeAction } from '#lib/measures/action-result.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import type { Cell, Figure, MeasureRef } from '#lib/measures/figure.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { daysWith, rareFigure } from './rare-days.ts';
import { byMonth, makeFigure, monthName, rateCell, withheld } from '../charts/figures.ts';

/** Months from January 2024, all final unless the last is said to be provisional. */
function figureOf(
	cells: Cell[],
	measure: Partial<MeasureRef> = {},
	provisional = false,
	baselines: Baseline[] = []
): Figure {
	const series = byMonth(cells).map((each) => ({
		...each,
		provisional: provisional && each.provisional
	}));
	const bare = makeFigure({ measure, by: 'month', series });
	return { ...bare, signal: signalOf(bare, 'nhs', { baselines }) };
}

const months = (count: number, ...ks: number[]): Cell[] =>
	Array.from({ length: count }, (_, index) => rateCell(ks[index % ks.length] ?? 0, 50));

/** The first day of the index-th month from January 2024. */
const first = (index: number): string => `${monthName(index)}-01`;
const plan = (doOn: string, direction: 'up' | 'down' | null = 'up') => ({
	doOn,
	direction,
	target: null
});

/** 12 months of 24 or 26 of 50, then 8 of 32 or 34: 564 of 1,000 together, and the last 8 all above it. */
const risen = figureOf([...months(12, 26, 24), ...months(8, 32, 34)]);

describe('worked by hand: 12 months about 50%, then 8 about 66%, centre 56.4%', () => {
	test('a shift that began in or after the month of the change is since the change', () => {
		expect(judgeAction(plan('2025-01-15'), risen)).toEqual({
			state: 'shift',
			asPredicted: true,
			words:
				'Completion since January 2025, when the change began: a real shift since January 2025: 8 months above the centre line. As predicted: up.'
		});
		const earlier = judgeAction(plan(first(10)), risen);
		expect(earlier).toMatchObject({ state: 'shift', asPredicted: true });
		expect(earlier.words).toContain('a real shift since January 2025');
	});

	test('a shift the other way than predicted says so', () => {
		const verdict = judgeAction(plan(first(12), 'down'), risen);
		expect(verdict).toMatchObject({ state: 'shift', asPredicted: false });
		expect(verdict.words).toMatch(/Not as predicted: it was to go down\.$/);
	});

	test('a shift that had begun before is not the work of the change', () => {
		const verdict = judgeAction(plan(first(13)), risen);
		expect(verdict).toMatchObject({ state: 'as_usual', asPredicted: null });
		expect(verdict.words).toBe(
			'Completion since February 2025, when the change began: as usual: no real shift in the 7 months that are final; a shift that goes on began in January 2025, before the change. It was predicted to go up: not seen so far.'
		);
	});

	test('a value that was predicted stands beside the last month, for people to judge', () => {
		const verdict = judgeAction({ doOn: first(12), direction: 'to_value', target: 0.7 }, risen);
		expect(verdict.asPredicted).toBeNull();
		expect(verdict.words).toMatch(
			/It was predicted to go to 70\.0%; August 2025 is 68\.0% \(34 of 50\)\.$/
		);
	});
});

test('under seven months after the change there are too few to say; a provisional one does not count', () => {
	const steady = months(20, 24, 26);
	const words = (from: number, provisional = false) =>
		judgeAction(plan(first(from)), figureOf(steady, {}, provisional));
	expect(words(14)).toMatchObject({ state: 'too_few', asPredicted: null });
	expect(words(14).words).toContain('too few to say: 6 months final, a shift needs 7.');
	expect(words(13)).toMatchObject({ state: 'as_usual' });
	expect(words(13, true)).toMatchObject({ state: 'too_few' });
});

test('one month outside its usual range is no shift that lasts', () => {
	const verdict = judgeAction(plan(first(13)), figureOf([...months(19, 24, 26), rateCell(44, 50)]));
	expect(verdict.state).toBe('point');
	expect(verdict.words).toContain(
		'unlike usual in August 2025, but no real shift that began since.'
	);
});

test('without a day, and without a series that rules can read, nothing is said', () => {
	expect(judgeAction({ ...plan(first(1)), doOn: null }, risen).state).toBe('unread');
	const hidden = figureOf([...months(12, 24), withheld]);
	expect(judgeAction(plan(first(1)), hidden)).toMatchObject({ state: 'unread', asPredicted: null });
});

test('where a new baseline begins after the change, nothing is compared across it, and that is said', () => {
	const baseline = {
		starts: '2025-01',
		frozenAfter: null,
		reason: 'New director.',
		author: 'R. Lee',
		decidedOn: '2025-09-01'
	};
	const figure = figureOf([...months(12, 26, 24), ...months(8, 32, 34)], {}, false, [baseline]);
	const verdict = judgeAction(plan(first(10)), figure);
	expect(verdict.state).toBe('as_usual');
	expect(verdict.words).toContain(
		'no real shift in the 10 months that are final; a new baseline began in January 2025, and months before it are not compared with those after.'
	);
});

test('a share too rare for its months is judged by the waits between its events', () => {
	const rarer = [...Array<number>(14).fill(14), ...Array<number>(8).fill(60)];
	const verdict = judgeAction(plan('2024-08-01', 'down'), rareFigure(daysWith(rarer)));
	expect(verdict).toEqual({
		state: 'shift',
		asPredicted: true,
		words:
			'Readmission since August 2024, when the change began, by the people between one “back within 30 days” and the next: a real shift since October 2024: 8 waits above the centre line. As predicted: down.'
	});
	const few = judgeAction(plan('2025-11-01', 'up'), rareFigure(daysWith(rarer)));
	expect(few.words).toContain('too few to say: 1 wait final, a shift needs 7');
});
