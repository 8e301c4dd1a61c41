import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aimCell } from '#lib/measures/aims.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import { besideNotes } from '#lib/measures/beside-notes.ts';
import type { Aim, Cell, Figure, MeasureRef, Signal } from '#lib/measures/figure.ts';
import { drawFigure } from '#lib/charts/draw-figure.ts';
import { figureTable } from '#lib/measures/figure-table.ts';
import { spokenWords, usualCell } from '#lib/measures/signal-words.ts';
import type { Behind } from '#lib/measures/read-figure.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { ruleSets } from '#lib/statistics/spc/rule-sets.ts';
import {
	byMonth,
	makeFigure,
	monthName,
	none,
	point,
	rateCell,
	withheld
} from '../charts/figures.ts';

type Options = { measure?: Partial<MeasureRef>; provisional?: boolean };

/** The signal of months that are all final, unless the last is said to be provisional. */
function read(cells: Cell[], { measure, provisional = false }: Options = {}): Signal | null {
	const series = byMonth(cells).map((each) => ({
		...each,
		provisional: provisional && each.provisional
	}));
	return signalOf(makeFigure({ measure, by: 'month', series }), 'nhs');
}

const number = (value: number, n = 30): Cell => ({ state: 'released', n, value });

/** Eleven months of 325 of 513 together. */
const eleven = Array.from({ length: 11 }, (_, index) =>
	index % 2 === 0 ? rateCell(30, 47) : rateCell(29, index < 8 ? 46 : 47)
);
const swingingDays = Array.from({ length: 12 }, (_, index) => number(index % 2 ? 38 : 20));
const steadyDays = [28, 30, 27, 29, 31, 28, 30, 27, 29, 28, 30, 29].map((days) => number(days));
const days = {
	title: 'Length of stay',
	kind: 'duration',
	valueUnit: 'days',
	better: 'neutral'
} as const;

describe('the words of a signal', () => {
	test('a month inside its usual range has nothing to explain', () => {
		const signal = read([...eleven, rateCell(31, 47)]);
		expect(signal).toMatchObject({ state: 'as_usual', rule: null, since: null, chart: 'p' });
		expect(signal?.words).toBe(
			'Completion, December 2024: 66.0% (31 of 47) is inside its usual range (42.5 to 84.6% for 47 people). Nothing to explain.'
		);
	});

	test('a shift for the better says since when and for how long', () => {
		const low = Array.from({ length: 12 }, (_, i) => rateCell(i % 2 ? 24 : 26, 50));
		const high = Array.from({ length: 8 }, (_, i) => rateCell(i % 2 ? 34 : 32, 50));
		const signal = read([...low, ...high]);
		expect(signal).toMatchObject({ state: 'improvement', rule: 'shift', since: '2025-01' });
		expect(signal?.words).toMatch(
			/^Completion, August 2025: 68\.0% \(34 of 50\), a real shift since January 2025: 8 months above the centre line\. An improvement\./
		);
		const lower = read([...low, ...high], { measure: { better: 'lower' } });
		expect(lower).toMatchObject({ state: 'concern', rule: 'shift' });
		expect(lower?.words).toContain('A concern.');
	});

	test('a month outside its range asks for a cause', () => {
		const signal = read([...eleven, rateCell(10, 47)]);
		expect(signal).toMatchObject({ state: 'concern', rule: 'outside', since: '2024-12' });
		expect(signal?.words).toContain('21.3% (10 of 47) is below its usual range (');
		expect(signal?.words).toContain('look for a cause. A concern.');
	});

	test('under 20 people the range is in counts, as is the number', () => {
		const signal = read([...eleven, rateCell(9, 12)]);
		expect(signal?.words).toContain('9 of 12 is inside its usual range (3 to 12 of 12)');
	});

	test('the fewest of a range in counts is 0, never below', () => {
		const bare = makeFigure({
			by: 'month',
			series: byMonth([...eleven, rateCell(31, 47), rateCell(0, 3)])
		});
		expect(usualCell({ ...bare, signal: signalOf(bare, 'nhs') }, 12)).toBe('0 to 3 of 3');
	});

	test('too few months say so', () => {
		expect(read(eleven.slice(0, 5))?.words).toBe(
			'Completion: too few to say: 5 months, a usual range needs 12.'
		);
		const nine = read(eleven.slice(0, 9));
		expect(nine).toMatchObject({ state: 'too_few', chart: 'run' });
		expect(nine?.words).toContain(
			'9 months, a usual range needs 12. No shift or trend among them.'
		);
	});

	test('shares that are nearly always none are too few to say', () => {
		const signal = read(
			Array.from({ length: 14 }, (_, index) => rateCell(index === 3 ? 2 : 0, 30))
		);
		expect(signal?.state).toBe('too_few');
		expect(signal?.points.every((each) => each === null)).toBe(true);
	});

	test('a measure with no better direction changes, for neither better nor worse', () => {
		const signal = read([...steadyDays, number(60)], { measure: days });
		expect(signal).toMatchObject({ state: 'change', rule: 'outside', chart: 'xmr' });
		expect(signal?.words).toContain('60 (n = 30) is above its usual range (');
	});

	test('months marked before are named', () => {
		const signal = read([...swingingDays.with(5, number(150)), number(20), number(38)], {
			measure: days
		});
		expect(signal?.state).toBe('as_usual');
		expect(signal?.words).toContain('Marked before: June 2024.');
	});

	test('a quarter is read as a month is, a year and a grouping by program are not', () => {
		const cells = [...eleven, rateCell(31, 47)];
		const quarters = cells.map((cell, index) =>
			point({ quarter: `${2022 + Math.floor(index / 4)}-Q${(index % 4) + 1}` }, cell)
		);
		const signal = signalOf(makeFigure({ by: 'quarter', series: quarters }), 'nhs');
		expect(signal?.words).toContain('Completion, quarter 4 of 2024: 66.0% (31 of 47)');
		expect(signalOf(makeFigure({ by: 'year', series: quarters }), 'nhs')).toBeNull();
		expect(signalOf(makeFigure({ by: 'program', series: quarters }), 'nhs')).toBeNull();
		expect(signalOf(makeFigure({}), 'nhs')).toBeNull();
	});
});

describe('what is not judged', () => {
	test('a provisional month neither speaks nor moves what is usual', () => {
		const without = read([...eleven, rateCell(31, 47)]);
		const signal = read([...eleven, rateCell(31, 47), rateCell(0, 47)], { provisional: true });
		expect(signal?.words).toBe(without?.words);
		expect(signal?.points[0]).toEqual(without?.points[0]);
		expect(signal?.points[12]).toMatchObject({ centre: without?.points[0]?.centre });
		expect(signal?.points[12]?.mark).toBeUndefined();
	});

	test('a month of nobody is a gap', () => {
		const signal = read([...eleven, rateCell(31, 47), none]);
		expect(signal?.points[12]).toBeNull();
		expect(signal?.words).toContain('December 2024');
	});

	test('where a month is withheld there is no signal at all', () => {
		expect(read([...eleven.slice(1), withheld, rateCell(31, 47), rateCell(30, 47)])).toBeNull();
	});
});

const rebased = (starts: string, frozenAfter: string | null = null): Baseline => ({
	starts,
	frozenAfter,
	reason: 'Discharge planning begins in week one.',
	author: 'R. Lee',
	decidedOn: '2026-02-03'
});

/** Completion by month from January 2024, and what it says with its records. */
function figureWith(cells: Cell[], { aims, ...behind }: Behind & { aims?: Aim[] }): Figure {
	const series = byMonth(cells).map((each) => ({ ...each, provisional: false }));
	const bare = { ...makeFigure({ by: 'month', series }), ...(aims && { aims }) };
	return { ...bare, signal: signalOf(bare, 'nhs', behind) };
}
const low = Array.from({ length: 12 }, (_, i) => rateCell(i % 2 ? 24 : 26, 50));
const high = Array.from({ length: 12 }, (_, i) => rateCell(i % 2 ? 34 : 32, 50));

describe('baselines', () => {
	test('a new baseline has its own range, is marked and says why', () => {
		const figure = figureWith([...low, ...high], { baselines: [rebased('2025-01')] });
		const { signal } = figure;
		expect(signal?.state).toBe('as_usual');
		expect(signal?.points[11]?.centre).toBeCloseTo(0.5, 12);
		expect(signal?.points[12]?.centre).toBeCloseTo(0.66, 12);
		expect(signal?.baselines).toMatchObject([{ number: 1, place: 12 }]);
		expect(signal?.words).toContain(
			'for 50 people) since the new baseline of January 2025 (Discharge planning begins in week one). Nothing to explain.'
		);
		expect(usualCell(figure, 12)).toContain('from here note 1');
		expect(besideNotes(figure)).toEqual([
			'1: New baseline from January 2025: Discharge planning begins in week one.'
		]);
	});

	test('a frozen one holds for what follows, and a shift from it stays a shift', () => {
		const better = Array.from({ length: 12 }, (_, i) => rateCell(i % 2 ? 31 : 30, 50));
		const figure = figureWith([...low, ...better], { baselines: [rebased('2024-01', '2024-12')] });
		expect(figure.signal).toMatchObject({ state: 'improvement', rule: 'shift', since: '2025-01' });
		expect(figure.signal?.points[20]?.centre).toBeCloseTo(0.5, 12);
		expect(figure.signal?.words).toContain(
			'read by the baseline of January 2024 to December 2024, held since (Discharge'
		);
		expect(figure.signal?.baselines[0]?.number).toBeUndefined();
	});

	test('too few months since a new baseline say so', () => {
		const figure = figureWith([...low, ...high.slice(0, 3)], { baselines: [rebased('2025-01')] });
		expect(figure.signal?.state).toBe('too_few');
		expect(figure.signal?.words).toContain(
			'too few to say since the new baseline of January 2025 (Discharge planning begins in week one): 3 months'
		);
	});
});

test('a frozen baseline with gaps says how few months it rests on', () => {
	const cells = [...low.slice(0, 9), none, none, none, ...low];
	const figure = figureWith(cells, { baselines: [rebased('2024-01', '2024-12')] });
	expect(figure.signal?.words).toContain(
		'held since (Discharge planning begins in week one): 9 months, a'
	);
});

describe('our aim', () => {
	const aim = (value: number): Aim[] => [{ value, from: '2024-06', to: null, isEverywhere: false }];
	// 25 of 50 on average: 3 standard errors are 21.2 points.
	test.each([
		[
			0.75,
			'fails',
			'Our aim since June 2024: 75%. It lies above the usual range: as things are, it cannot'
		],
		[
			0.25,
			'meets',
			'Our aim since June 2024: 25%. It lies below the usual range: as things are, we will'
		],
		[
			0.6,
			'chance',
			'Our aim since June 2024: 60%. It lies inside the usual range: as things are, some months'
		]
	])('an aim of %d: %s', (value, state, words) => {
		const { signal } = figureWith(low, { aims: aim(value) });
		expect(signal?.aim).toMatchObject({ state, value, from: '2024-06' });
		expect(signal?.words).toContain(words);
	});

	test('it is in the table and the chart from its start', () => {
		const figure = figureWith(low, { aims: aim(0.5) });
		expect(aimCell(figure, 4)).toBe('');
		expect(aimCell(figure, 5)).toBe('50%: not met');
		expect(aimCell(figure, 6)).toBe('50%: met');
		expect(drawnAim(figure)).toEqual([null, null, null, null, null, ...Array(7).fill(0.5)]);
	});

	test('too few months cannot tell, and a neutral measure only states it', () => {
		expect(figureWith(low.slice(0, 6), { aims: aim(0.5) }).signal?.aim?.state).toBe('too_few');
		const series = byMonth(steadyDays).map((each) => ({ ...each, provisional: false }));
		const bare = { ...makeFigure({ measure: days, by: 'month', series }), aims: aim(28) };
		const { aim: said } = signalOf(bare, 'nhs') ?? {};
		expect(said).toMatchObject({ state: 'stated', words: 'Our aim since June 2024: 28 days.' });
	});
});

/** The height of the aim's line in each month as the chart has it. */
function drawnAim(figure: Figure): (number | null)[] {
	const option = drawFigure(figure, { theme: 'light', width: 700, height: 260 });
	const series = [option?.series ?? []].flat() as { name?: string; data?: unknown[] }[];
	const data = (series.find(({ name }) => name === 'aim')?.data ?? []) as [number, unknown][];
	return figure.series.map((_, place) => {
		const height = data.findLast(([x]) => x === place - 0.5)?.[1];
		return typeof height === 'number' ? height : null;
	});
}

const cellArbitrary = fc.oneof(
	{ weight: 1, arbitrary: fc.constant(none) },
	{
		weight: 9,
		arbitrary: fc
			.tuple(fc.integer({ min: 1, max: 120 }), fc.double({ min: 0, max: 1, noNaN: true }))
			.map(([n, share]) => rateCell(Math.round(share * n), n))
	}
);

test('whatever the series, words, state, marks and ranges of one signal say the same', () => {
	fc.assert(
		fc.property(
			fc.array(cellArbitrary, { minLength: 1, maxLength: 60 }),
			fc.constantFrom(...ruleSets),
			fc.constantFrom('higher', 'lower', 'neutral'),
			fc.boolean(),
			(cells, rules, better, provisional) => {
				const series = byMonth(cells).map((each) => ({
					...each,
					provisional: provisional && each.provisional
				}));
				const signal = signalOf(makeFigure({ measure: { better }, by: 'month', series }), rules);
				if (!signal) throw new Error('a series by month has a signal');
				const { state, rule, since, words, points } = signal;
				const last = series.findLastIndex(
					(each) => each.value.state === 'released' && !each.provisional
				);
				expect(points[last]?.rule ?? null).toBe(rule);
				expect(since === null).toBe(rule === null);
				if (rule !== null) expect(state).toBe(points[last]?.mark);
				expect(words.includes('Nothing to explain')).toBe(state === 'as_usual');
				expect(words.includes('too few to say')).toBe(state === 'too_few');
				expect(words.includes('An improvement.')).toBe(state === 'improvement');
				expect(words.includes('A concern.')).toBe(state === 'concern');
				expect(words).not.toMatch(/NaN|undefined|Infinity/);
				series.forEach(({ value, provisional: isOpen }, place) => {
					const usual = points[place];
					if (value.state !== 'released') return expect(usual).toBeNull();
					if (isOpen) expect(usual?.mark).toBeUndefined();
					const { lo, hi } = usual ?? {};
					if (lo === undefined || hi === undefined || value.value === null) return undefined;
					const isOutside = value.value < lo - 1e-9 || value.value > hi + 1e-9;
					if (isOutside && !isOpen) expect(usual?.rule).toBe('outside');
					return undefined;
				});
			}
		),
		{ numRuns: 400 }
	);
});

const chartMarks = (figure: Figure): string[] => {
	const option = drawFigure(figure, { theme: 'light', width: 700, height: 260 });
	const series = [option?.series ?? []].flat() as { name?: string; data?: unknown[] }[];
	return series
		.filter(({ name = '' }) => ['improvement', 'concern', 'change'].includes(name))
		.flatMap(({ name = '', data = [] }) => data.map(() => name));
};

test('whatever the series, chart, table, CSV and spoken words mark what the signal marks', () => {
	fc.assert(
		fc.property(fc.array(cellArbitrary, { minLength: 12, maxLength: 40 }), (cells) => {
			const bare = makeFigure({ by: 'month', series: byMonth(cells) });
			const figure = { ...bare, signal: signalOf(bare, 'nhs') };
			const marks = (figure.signal?.points ?? []).flatMap((each) => each?.mark ?? []);
			expect(chartMarks(figure).sort()).toEqual([...marks].sort());
			const { headers, rows } = figureTable(figure);
			const csv = rows.flatMap((row) => row[headers.indexOf('mark')] || []);
			expect(csv).toEqual(marks);
			const table = figure.series.flatMap((_, place) =>
				/(better|worse) than usual/.test(usualCell(figure, place)) ? [place] : []
			);
			expect(table).toHaveLength(marks.length);
			expect(spokenWords(figure)).toContain(figure.signal?.words);
		}),
		{ numRuns: 60 }
	);
});

const aimArbitrary = fc
	.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 50 }))
	.map(([value, at]): Aim => ({ value, from: monthName(at), to: null, isEverywhere: false }));
const baselineArbitrary = fc
	.tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 0, max: 20 })))
	.map(([at, more]) => rebased(monthName(at), more === null ? null : monthName(at + more)));

test('with history, baselines and an aim, words, icon, table, chart and assurance never disagree', () => {
	fc.assert(
		fc.property(
			fc.array(cellArbitrary, { minLength: 1, maxLength: 50 }),
			fc.integer({ min: 0, max: 30 }),
			fc.uniqueArray(baselineArbitrary, { maxLength: 3, selector: ({ starts }) => starts }),
			fc.option(aimArbitrary),
			fc.constantFrom('higher', 'lower', 'neutral'),
			(cells, before, baselines, aim, better) => {
				const all = byMonth(cells).map((each) => ({ ...each, provisional: false }));
				const first = Math.min(before, all.length - 1);
				const bare = {
					...makeFigure({ measure: { better }, by: 'month', series: all.slice(first) }),
					...(aim && { aims: [aim] })
				};
				const signal = signalOf(bare, 'nhs', { history: all.slice(0, first), baselines });
				if (!signal) throw new Error('a series by month has a signal');
				const figure = { ...bare, signal };
				const whole = signalOf({ ...bare, series: all }, 'nhs', { baselines });
				const hasShown = bare.series.some(({ value }) => value.state === 'released');
				// What a point says does not hang on where the window begins.
				expect(signal.points).toEqual(whole?.points.slice(first));
				if (hasShown) expect(signal.state).toBe(whole?.state);
				expect(signal.words).not.toMatch(/NaN|undefined|Infinity|null/);
				expect(signal.words.includes('too few to say')).toBe(signal.state === 'too_few');
				const marks = signal.points.flatMap((each) => each?.mark ?? []);
				expect(chartMarks(figure).sort()).toEqual([...marks].sort());
				const begun = signal.baselines.filter(({ number }) => number !== undefined);
				const notes = besideNotes(figure).filter((each) => /^\d+: /.test(each));
				expect(notes).toHaveLength(begun.length);
				begun.forEach(({ place = -1 }) => expect(place).toBeGreaterThan(0));
				agreeOnAim(figure, signal);
			}
		),
		{ numRuns: 300 }
	);
});

function agreeOnAim(figure: Figure, signal: Signal): void {
	const { aim } = signal;
	expect(aim === undefined).toBe(figure.aims === undefined);
	if (!aim) return;
	const last = figure.series.findLastIndex(({ value }) => value.state === 'released');
	const { lo, hi } = signal.points[last] ?? {};
	expect(signal.words).toContain(aim.words);
	expect(aim.words.includes('cannot be reached')).toBe(aim.state === 'fails');
	expect(aim.words.includes('keep meeting')).toBe(aim.state === 'meets');
	expect(aim.words.includes('by chance')).toBe(aim.state === 'chance');
	if (aim.state === 'too_few') expect(lo).toBeUndefined();
	if (lo !== undefined && hi !== undefined && aim.state === 'chance')
		expect(aim.value >= lo && aim.value <= hi).toBe(true);
	const cell = aimCell(figure, last);
	const isUnmarked = signal.points[last]?.rule !== 'outside';
	if (aim.state === 'fails' && isUnmarked && cell) expect(cell).toContain(': not met');
	if (aim.state === 'meets' && isUnmarked && cell) expect(cell).toMatch(/: met$/);
	const drawn = drawnAim(figure);
	figure.series.forEach((_, place) =>
		expect(aimCell(figure, place) !== '').toBe(drawn[place] !== null)
	);
}
