import type { Cell, Figure, MeasureRef, Question, SeriesPoint } from '#lib/measures/figure.ts';
import { wilson } from '#lib/statistics/wilson.ts';

/** k of n with its Wilson interval, or none for 0 of 0. */
export function rateCell(k: number, n: number): Cell {
	const interval = wilson(k, n);
	if (!interval) return { state: 'none', reason: 'nobody counted' };
	return { state: 'released', k, n, value: k / n, ...interval, method: 'Wilson 95%' };
}

/** A mean of n values and its interval. */
export const meanCell = (value: number, half: number, n: number, baseline?: number): Cell => ({
	state: 'released',
	n,
	value,
	lo: value - half,
	hi: value + half,
	method: 'Student t 95%',
	...(baseline === undefined ? {} : { baseline })
});

/** A median of n durations with its quartiles. */
const daysCell = (p25: number, p50: number, p75: number, n: number): Cell => ({
	state: 'released',
	n,
	value: p50,
	spread: { p25, p50, p75 },
	method: 'exact binomial 95%'
});

export const withheld: Cell = { state: 'withheld', reason: 'fewer than 11 people' };
export const none: Cell = { state: 'none', reason: 'nobody counted' };

/** A point at some coordinates. */
export const point = (by: SeriesPoint['by'], value: Cell, provisional = false): SeriesPoint => ({
	by,
	provisional,
	value
});

/** Consecutive months from January 2024, the last one provisional. */
export const byMonth = (cells: Cell[]): SeriesPoint[] =>
	cells.map((cell, index) => point({ month: monthName(index) }, cell, index === cells.length - 1));

/** The index-th month from January 2024, as 2024-01. */
export const monthName = (index: number): string =>
	`${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

const measure: MeasureRef = {
	id: 'completion',
	version: 1,
	title: 'Completion',
	unit: 'episode',
	better: 'higher',
	source: 'TEDS-D REASON = 1, all discharges',
	kind: 'proportion',
	valueUnit: 'rate',
	success: 'completed',
	family: 'completion'
};

type Parts = {
	measure?: Partial<MeasureRef>;
	by?: string;
	value?: Cell;
	bounds?: Figure['bounds'];
	series?: SeriesPoint[];
};

/** A figure with the parts a test is about; the rest is plain. */
export function makeFigure(parts: Parts): Figure {
	const asked: Question = { measure: 'completion', by: parts.by, where: {}, audience: 'inside' };
	return {
		measure: { ...measure, ...parts.measure },
		asked,
		period: { from: '2024-01-01', to: '2024-12-31' },
		asOf: { snapshot: '7', dataThrough: '2024-12-31' },
		ledger: [
			{ step: 'discharged', label: 'left in the period', n: 47 },
			{ step: 'known', label: 'with a known reason', n: 47 }
		],
		value: parts.value ?? rateCell(31, 47),
		bounds: parts.bounds ?? null,
		series: parts.series ?? [],
		signal: null,
		sentence: '31 of 47 people who left completed treatment, 66.0%.'
	};
}

const counts: [k: number, n: number][] = [
	[31, 47],
	[28, 44],
	[30, 51],
	[25, 39],
	[0, 0],
	[33, 52],
	[9, 14],
	[35, 50],
	[29, 41],
	[31, 47],
	[30, 48],
	[27, 40]
];
const twelve = counts.map(([k, n]) => rateCell(k, n));

const longNames = [
	'Harborview Partial Hospitalization Program for Adults with Co-occurring Disorders',
	'North Campus IOP',
	'Extraordinarilylongunbrokenprogramidentifier_without_any_space_in_it_at_all',
	'Evening IOP',
	'Adolescent PHP',
	'South'
];

const points = {
	kind: 'mean_change',
	valueUnit: 'points',
	success: '',
	title: 'PHQ-9 change'
} as const;
const score = {
	kind: 'trajectory',
	valueUnit: 'score',
	success: '',
	title: 'PHQ-9 by week'
} as const;
const stay = { kind: 'duration', valueUnit: 'days', success: '', title: 'Length of stay' } as const;
const curve = {
	kind: 'survival',
	success: 'still in treatment',
	title: 'Retention curve'
} as const;
const reasons = { kind: 'breakdown', success: '', title: 'Discharge reasons' } as const;
const dollars = { kind: 'amount_ratio', success: 'denied', title: 'Dollars denied' } as const;

/** A survival curve of 14 people and then some: an event a week, fewer at risk each time. */
export const survivalPoints = (size: number, group?: string): SeriesPoint[] =>
	Array.from({ length: 16 }, (_, index) => {
		const survival = Math.max(0.05, 0.94 ** index - index * 0.01);
		const cell: Cell = {
			state: 'released',
			n: Math.max(3, Math.round(size * survival)),
			value: survival,
			lo: Math.max(0, survival - 0.05 - index * 0.004),
			hi: Math.min(1, survival + 0.05 + index * 0.004),
			method: 'Kaplan-Meier'
		};
		return point({ ...(group ? { program: group } : {}), day: index * 6 }, cell);
	});

/** Means by week that fall from 16 while people leave. */
const weekPoints = (size: number, weeks: number, group?: string): SeriesPoint[] =>
	Array.from({ length: weeks }, (_, week) => {
		const n = Math.max(2, Math.round(size * 0.86 ** week));
		const mean = 7 + 9 * 0.85 ** week;
		const cell = meanCell(mean, 8 / Math.sqrt(n), n, 16 + week * 0.15);
		return point({ ...(group ? { program: group } : {}), week }, cell);
	});

/** A breakdown of 47 discharges by reason. */
const reasonPoints: SeriesPoint[] = (
	[
		['completed', 31],
		['left_early', 9],
		['terminated', 2],
		['transferred', 3],
		['other', 2]
	] as const
).map(([category, k]) => point({ category }, rateCell(k, 47)));

/** One figure a family and an oddity: what the gallery shows and the tests walk. */
export const figures: Record<string, Figure> = {
	'rate by month': makeFigure({ by: 'month', value: rateCell(308, 473), series: byMonth(twelve) }),
	'rate by month, 24': makeFigure({
		by: 'month',
		series: byMonth([...twelve, withheld, ...twelve.slice(1)])
	}),
	'rate by month, 60': makeFigure({
		by: 'month',
		series: byMonth(Array.from({ length: 60 }, (_, i) => rateCell(20 + ((i * 7) % 13), 47)))
	}),
	'low rate by month': makeFigure({
		by: 'month',
		measure: { success: 'denied', unit: 'claim_line', better: 'lower', title: 'Initial denials' },
		value: rateCell(1333, 12120),
		series: byMonth(Array.from({ length: 12 }, (_, i) => rateCell(120 + ((i * 11) % 37), 1212)))
	}),
	'rate by month, one point': makeFigure({ by: 'month', series: byMonth([rateCell(31, 47)]) }),
	'rate by month, one person': makeFigure({
		by: 'month',
		value: rateCell(1, 1),
		series: byMonth([rateCell(1, 1), rateCell(0, 1)])
	}),
	'rate by month, all withheld': makeFigure({
		by: 'month',
		value: withheld,
		series: byMonth([withheld, withheld, withheld, withheld, withheld])
	}),
	'rate by month, nothing': makeFigure({ by: 'month', value: none, series: byMonth([none, none]) }),
	'rate by quarter': makeFigure({
		by: 'quarter',
		series: ['2024-Q1', '2024-Q2', '2024-Q4', '2025-Q1'].map((quarter) =>
			point({ quarter }, rateCell(60, 90))
		)
	}),
	'rate by year': makeFigure({
		by: 'year',
		series: [2022, 2023, 2024].map((year) => point({ year }, rateCell(300, 473)))
	}),
	'rate by program': makeFigure({
		by: 'program',
		value: rateCell(308, 473),
		series: longNames.map((program, i) =>
			point(
				{ program },
				[rateCell(31, 47), rateCell(88, 120), rateCell(12, 19), withheld, none][i] ??
					rateCell(150, 230)
			)
		)
	}),
	'rate by payer, all withheld': makeFigure({
		by: 'payer',
		value: withheld,
		series: ['Aetna', 'Cigna', 'Optum'].map((payer) => point({ payer }, withheld))
	}),
	'rate by program, thirty': makeFigure({
		by: 'program',
		series: Array.from({ length: 30 }, (_, i) =>
			point({ program: `Program ${i + 1}` }, rateCell(10 + i, 47))
		)
	}),
	'change by month': makeFigure({
		by: 'month',
		measure: points,
		value: meanCell(5.4, 0.6, 380),
		series: byMonth([5.1, 6.2, 4.8, -0.4, 5.9, 6.6].map((v, i) => meanCell(v, 1.8, 31 + i)))
	}),
	'change by program': makeFigure({
		by: 'program',
		measure: points,
		value: meanCell(5.4, 0.6, 380),
		series: longNames.map((program, i) => point({ program }, meanCell(6.1 - i * 1.4, 1.6, 38)))
	}),
	'composite change by program': makeFigure({
		by: 'program',
		measure: points,
		value: meanCell(0.082, 0.021, 380),
		series: ['Day', 'Evening'].map((program, i) =>
			point({ program }, meanCell(0.1 - i * 0.08, 0.04, 38))
		)
	}),
	'stay by program': makeFigure({
		by: 'program',
		measure: stay,
		value: daysCell(13, 28, 59.5, 473),
		series: longNames.map((program, i) =>
			point({ program }, i === 3 ? withheld : daysCell(10 + i, 25 + 2 * i, 50 + 5 * i, 47 + i))
		)
	}),
	'stay by month': makeFigure({
		by: 'month',
		measure: stay,
		value: daysCell(13, 28, 59.5, 473),
		series: byMonth(
			Array.from({ length: 12 }, (_, i) => daysCell(10 + (i % 3), 26 + (i % 5), 50 + (i % 7), 40))
		)
	}),
	stay: makeFigure({ measure: stay, value: daysCell(13, 28, 59.5, 473) }),
	survival: makeFigure({ measure: curve, value: rateCell(254, 473), series: survivalPoints(473) }),
	'survival by program': makeFigure({
		by: 'program',
		measure: curve,
		series: longNames.slice(0, 4).flatMap((name, i) => survivalPoints(60 + i * 40, name))
	}),
	'survival, one point': makeFigure({ measure: curve, series: survivalPoints(12).slice(0, 1) }),
	'survival, withheld tail': makeFigure({
		measure: curve,
		series: survivalPoints(40).map((p, i) => (i > 9 ? { ...p, value: withheld } : p))
	}),
	trajectory: makeFigure({
		measure: score,
		value: meanCell(8.1, 1, 47),
		series: weekPoints(120, 13)
	}),
	'trajectory by program': makeFigure({
		by: 'program',
		measure: score,
		series: longNames.slice(0, 3).flatMap((name, i) => weekPoints(60 + i * 30, 9, name))
	}),
	'trajectory, withheld weeks': makeFigure({
		measure: score,
		series: weekPoints(40, 12).map((p, i) => (i > 8 ? { ...p, value: withheld } : p))
	}),
	'trajectory, one week': makeFigure({ measure: score, series: weekPoints(1, 1) }),
	'survival for outside': {
		...makeFigure({
			measure: curve,
			series: [6, 18, 42, 70].map((day, i) =>
				point(
					{ day },
					{
						state: 'released',
						k: 12 * (i + 1),
						n: 473,
						value: 1 - 0.1 * (i + 1),
						lo: 0.85 - 0.1 * i,
						hi: 0.95 - 0.1 * i,
						method: 'Kaplan-Meier'
					}
				)
			)
		}),
		asked: { measure: 'completion', where: {}, audience: 'outside' }
	},
	'unplanned exits': makeFigure({
		measure: { ...curve, success: 'left early, or discharged by the program' },
		series: [3, 10, 21, 40].map((day, i) =>
			point(
				{ day },
				{ state: 'released', k: 3, n: 90 - 15 * i, value: 0.08 * (i + 1), method: 'Aalen-Johansen' }
			)
		)
	}),
	'breakdown by month': makeFigure({
		by: 'month',
		measure: reasons,
		series: [0, 1, 2].flatMap((i) =>
			reasonPoints.map((p) => ({ ...p, by: { month: monthName(i), ...p.by } }))
		)
	}),
	breakdown: makeFigure({ measure: reasons, series: reasonPoints }),
	'breakdown, withheld': makeFigure({
		measure: reasons,
		series: reasonPoints.map((p, i) => (i > 1 ? { ...p, value: withheld } : p))
	}),
	'dollars by month': makeFigure({
		by: 'month',
		measure: dollars,
		value: { state: 'released', n: 12120, value: 0.118, amount: { part: 412300, whole: 3490000 } },
		series: byMonth(
			Array.from({ length: 12 }, (_, i) => ({
				state: 'released',
				n: 1010,
				value: 0.1 + (i % 4) * 0.01,
				amount: { part: 29000 + 1000 * i, whole: 290000 }
			}))
		)
	}),
	'dollars by payer': makeFigure({
		by: 'payer',
		measure: dollars,
		value: { state: 'released', n: 12120, value: 0.118, amount: { part: 412300, whole: 3490000 } },
		series: ['Aetna', 'Blue Cross Blue Shield of Massachusetts', 'Optum'].map((payer, i) =>
			point(
				{ payer },
				{
					state: 'released',
					n: 1010,
					value: 0.1 + i * 0.01,
					amount: { part: 29000, whole: 290000 }
				}
			)
		)
	}),
	'single rate': makeFigure({ value: rateCell(25, 38), bounds: { lo: 0.532, hi: 0.723 } }),
	'single, one person': makeFigure({ value: rateCell(1, 1) }),
	'single change': makeFigure({ measure: points, value: meanCell(5.4, 0.6, 380) }),
	'single, withheld': makeFigure({ value: withheld }),
	'single, nothing': makeFigure({ value: none })
};
