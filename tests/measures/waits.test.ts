import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFigure, chartHeight } from '#lib/charts/draw-figure.ts';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { readFigure, spanOf } from '#lib/measures/read-figure.ts';
import { waitsTable } from '#lib/measures/waits-words.ts';
import { ruleSets } from '#lib/statistics/spc/rule-sets.ts';
import { reportChart } from '#lib/server/reports/report-chart.ts';
import { makeFigure, monthName, point, rateCell } from '../charts/figures.ts';
import { daysWith, rareFigure, readmission } from './rare-days.ts';

const steady = [5, 80, 20, 110, 30, 60, 12, 45, 90, 8, 35, 70, 15, 65];

describe('a share too rare for its months is read by the waits between its events', () => {
	test('the usual range of a g chart, worked by hand', () => {
		const { signal } = rareFigure(daysWith(steady));
		// 645 people between 15 events, a mean of 46.07: one in 47.07 is an event.
		const mean = 645 / 14;
		expect(signal?.waits).toMatchObject({ of: 'success', chart: 'g', events: 15, n: 731 });
		expect(signal?.waits?.points[0]?.usual).toEqual({
			centre: 0.693 * mean,
			lo: 0,
			hi: Math.ceil(Math.log(0.00135) / Math.log(mean / (mean + 1)) - 1)
		});
		expect(signal).toMatchObject({ state: 'as_usual', rule: null, since: null, chance: 1 });
		expect(signal?.words).toBe(
			'Readmission: 15 of 731 people since January 2024 count as “back within 30 days”, so few that they are ' +
				'read by the people between them and not by month. Between the last two, up to 26 October 2025: 65 people, ' +
				'inside the usual range (0 to 307). Since then 66 people and none. Nothing to explain.'
		);
	});

	test('longer waits for what is better rare are an improvement, and shorter ones a concern', () => {
		const longer = rareFigure(
			daysWith([...Array<number>(14).fill(14), ...Array<number>(8).fill(60)])
		);
		expect(longer.signal).toMatchObject({ state: 'improvement', rule: 'shift' });
		expect(longer.signal?.words).toMatch(/8 waits above the centre line\. An improvement\./);
		const worse = rareFigure(
			daysWith([...Array<number>(8).fill(60), ...Array<number>(14).fill(14)])
		);
		expect(worse.signal).toMatchObject({ state: 'concern', rule: 'shift' });
		expect(worse.signal?.words).toMatch(/14 waits below the centre line\. A concern\./);
	});

	test('where nearly all succeed, the waits are for those who do not', () => {
		const completion = { title: 'Completion', success: 'completed', better: 'higher' } as const;
		const days = daysWith([...Array<number>(14).fill(14), ...Array<number>(8).fill(60)], false);
		const { signal } = rareFigure(days, completion);
		expect(signal?.waits).toMatchObject({ of: 'other', events: 23, n: 731 });
		expect(signal).toMatchObject({ state: 'improvement', rule: 'shift' });
		expect(signal?.words).toContain(
			'23 of 731 people since January 2024 do not count as “completed”'
		);
	});

	test('a wait that has not ended is marked once it is beyond the usual range, and never before', () => {
		const short = Array<number>(20).fill(8);
		const { signal } = rareFigure(daysWith(short));
		const open = signal?.waits?.points.at(-1);
		expect(open).toMatchObject({ isOpen: true, on: '2025-12-31', usual: { rule: 'outside' } });
		expect(signal).toMatchObject({ state: 'improvement', rule: 'outside', since: '2025-12' });
		expect(signal?.words).toContain(
			'Since then 545 people and none, above the usual range (0 to 56)'
		);
		const last = rareFigure(daysWith(steady)).signal?.waits?.points.at(-1);
		expect(last?.usual?.mark).toBeUndefined();
	});

	test('too few events say how many there must be', () => {
		const { signal } = rareFigure(daysWith([100, 90, 110]));
		expect(signal).toMatchObject({ state: 'too_few', chance: null });
		expect(signal?.words).toBe(
			'Readmission: too few to say: 4 of 731 people since January 2024 count as “back within 30 days”. ' +
				'What is usual of the people between one and the next takes 13 of them. Since then 422 people and none.'
		);
	});

	test('in days, on a t chart, where that is the setting', () => {
		const { signal } = rareFigure(daysWith(steady), readmission, {}, 'nhs', 'days');
		expect(signal?.waits).toMatchObject({ unit: 'days', chart: 't' });
		expect(signal?.waits?.points[0]).toMatchObject({ value: 6, on: '2024-01-12' });
		expect(signal?.words).toContain('up to 26 October 2025: 66 days');
	});

	test('a frozen baseline says what is usual of the waits after it', () => {
		const gaps = [...Array<number>(12).fill(46), ...Array<number>(8).fill(5)];
		const baseline = {
			starts: '2024-01',
			frozenAfter: '2025-07',
			reason: 'new team',
			author: 'R',
			decidedOn: '2025-09-01'
		};
		const frozen = rareFigure(daysWith(gaps), readmission, { baselines: [baseline] }).signal;
		const centres = new Set(frozen?.waits?.points.map(({ usual }) => usual?.centre));
		// Up to the end of July: twelve of 46, and the first of 5.
		expect([...centres]).toEqual([0.693 * ((12 * 46 + 5) / 13)]);
		expect(frozen).toMatchObject({ state: 'concern', rule: 'shift', since: '2025-07' });
	});
});

test('only inside, and only where months are too rare, are days asked for', () => {
	const months = (k: (at: number) => number) =>
		Array.from({ length: 14 }, (_, at) => point({ month: monthName(at) }, rateCell(k(at), 30)));
	const rare = makeFigure({ by: 'month', series: months((at) => (at === 3 ? 2 : 0)) });
	const rareSpan = (figure: Figure) => {
		const found = readFigure(figure, 'nhs', {});
		return found && spanOf(figure, found);
	};
	expect(rareSpan(rare)).toEqual({
		from: '2024-01',
		to: '2025-02',
		by: 'month',
		frozenAfter: null
	});
	const outside = { ...rare, asked: { ...rare.asked, audience: 'outside' as const } };
	expect(rareSpan(outside)).toBeNull();
	const often = makeFigure({ by: 'month', series: months((at) => 10 + (at % 3)) });
	expect(rareSpan(often)).toBeNull();
});

const waitMarks = (figure: Figure): string[] => {
	const height = chartHeight(figure, 700);
	const option = drawFigure(figure, { theme: 'light', width: 700, height });
	const series = [option?.series ?? []].flat() as { name?: string; data?: unknown[] }[];
	return series
		.filter(({ name = '' }) => ['improvement', 'concern', 'change'].includes(name))
		.flatMap(({ name = '', data = [] }) => data.map(() => name));
};

test('whatever the waits, state, words, table, chart and JSON of one signal say the same', () => {
	const gaps = fc.array(fc.oneof(fc.nat(30), fc.nat(120)), { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(
			gaps,
			fc.constantFrom(...ruleSets),
			fc.constantFrom('higher', 'lower', 'neutral'),
			fc.constantFrom('cases', 'days'),
			(lengths, rules, better, unit) => {
				const figure = rareFigure(daysWith(lengths), { ...readmission, better }, {}, rules, unit);
				const { signal } = figure;
				if (!signal?.waits) return;
				const { state, rule, words, waits } = signal;
				const last = waits.points.findLast(({ isOpen, usual }) => !isOpen || usual?.mark);
				expect(last?.usual?.rule ?? null).toBe(rule);
				if (rule !== null) expect(state).toBe(last?.usual?.mark);
				expect(words.includes('Nothing to explain')).toBe(state === 'as_usual');
				expect(words.includes('too few to say')).toBe(state === 'too_few');
				expect(words.includes('An improvement.')).toBe(state === 'improvement');
				expect(words.includes('A concern.')).toBe(state === 'concern');
				expect(words).not.toMatch(/NaN|undefined|Infinity/);
				const marks = waits.points.flatMap(({ usual }) => usual?.mark ?? []);
				expect(waitMarks(figure).sort()).toEqual([...marks].sort());
				const rows = waitsTable(figure)?.rows ?? [];
				expect(rows).toHaveLength(waits.points.length);
				expect(rows.filter(([, , usual]) => /usual$/.test(usual))).toHaveLength(marks.length);
				expect(toJson(figure).signal).toMatchObject({ waits: { events: waits.events } });
			}
		),
		{ numRuns: 200 }
	);
});

test.each([
	['one event', daysWith([]).map((day, at) => ({ ...day, k: at === 9 ? 1 : 0 }))],
	['none', daysWith([]).map((day) => ({ ...day, k: 0 }))],
	['all', daysWith([]).map((day) => ({ ...day, k: 1 }))],
	['three hundred', daysWith(Array<number>(40).fill(2))],
	['steady', daysWith(steady)]
])('waits of %s read well in words, table and chart', (_, days) => {
	const figure = rareFigure(days);
	const svg = reportChart(figure)?.svg ?? '';
	for (const text of [figure.signal?.words ?? '', svg, JSON.stringify(waitsTable(figure) ?? {})])
		expect(text).not.toMatch(/NaN|undefined|Infinity/);
	expect(svg).toContain('</svg>');
});
