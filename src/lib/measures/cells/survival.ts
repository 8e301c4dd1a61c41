import { axisOf, nowhere, wholeOf } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';
import type { Interval, Released } from '#lib/measures/figure.ts';
import { aalenJohansen } from '#lib/statistics/aalen-johansen.ts';
import { everybodyHere, kaplanMeier, passDay } from '#lib/statistics/kaplan-meier.ts';
import { survivalInterval } from '#lib/statistics/survival-interval.ts';
import { survivalMedian } from '#lib/statistics/survival-median.ts';

export type Point = { at: number | string; cell: Released };

type Day = { time: number; events: number; competing: number; censored: number };

function daysOf({ at, n, k, competing, from, to }: AxisCounts): Day[] {
	const days: Day[] = [];
	for (let place = from; place < to; place++) {
		const [time = 0, events = 0, others = 0] = [at[place], k[place], competing[place]];
		const censored = (n[place] ?? 0) - events - others;
		days.push({ time, events, competing: others, censored });
	}
	return days;
}

/** Whoever has no day is of day 0. */
function withDays(along: AxisCounts): AxisCounts {
	if (along.from === along.to || along.at[along.from] !== nowhere) return along;
	return axisOf(
		daysOf(along).map(({ time, events, competing, censored }) => ({
			at: time === nowhere ? 0 : time,
			n: events + competing + censored,
			k: events,
			competing
		}))
	);
}

/** From the columns: a curve by month for each program has thousands of points, and whatever is made on the way is made as often. */
function keptCurve(along: AxisCounts): Point[] {
	const { at, n: counts, k: events, competing, from, to } = along;
	const curve = everybodyHere(wholeOf(along).n - wholeOf(along).competing);
	const points: Point[] = [];
	for (let place = from; place < to; place++) {
		const k = events[place] ?? 0;
		if (!passDay(curve, k, (counts[place] ?? 0) - k - (competing[place] ?? 0))) continue;
		const { atRisk: n, survival: value } = curve;
		const interval = survivalInterval(value, Math.sqrt(curve.varianceLog), 'log-log');
		points.push({ at: at[place] ?? 0, cell: keptCell(k, n, value, interval) });
	}
	return points;
}

function keptCell(k: number, n: number, value: number, interval: Interval | undefined): Released {
	const [state, method] = ['released', 'Kaplan-Meier, log-log 95%'] as const;
	if (!interval) return { state, k, n, value, method };
	return { state, k, n, value, lo: interval.lo, hi: interval.hi, method };
}

function leftCurve(along: AxisCounts): Point[] {
	const counts = daysOf(along).map(({ time, events, competing, censored }) => ({
		time,
		events: [events, competing],
		censored
	}));
	return aalenJohansen(counts).map(({ time, atRisk, events, incidence, intervals }) => ({
		at: time,
		cell: {
			state: 'released',
			k: events[0] ?? 0,
			n: atRisk,
			value: incidence[0] ?? 0,
			...intervals[0],
			method: 'Aalen-Johansen, log-log 95%'
		}
	}));
}

/**
 * The curve day by day: n at risk on the day, k with the event on it, value just after it. Kaplan-Meier: the share
 * still here; with competing exits Aalen-Johansen: the share that had the event so far.
 */
export const survivalPoints = (along: AxisCounts, hasCompeting: boolean): Point[] =>
	hasCompeting ? leftCurve(withDays(along)) : keptCurve(withDays(along));

/** The curve in one number: the median day, or with competing exits the share with the event by the last day. */
export function survivalOf(along: AxisCounts, hasCompeting: boolean): Released | undefined {
	const { n, k } = wholeOf(along);
	if (n === 0) return undefined;
	const counted = { state: 'released', k, n } as const;
	if (hasCompeting) {
		const { value = null, lo, hi, method } = leftCurve(withDays(along)).at(-1)?.cell ?? {};
		const interval = lo !== undefined && hi !== undefined && { lo, hi };
		return { ...counted, value, ...interval, ...(method && { method }) };
	}
	const { median, lo, hi } = survivalMedian(kaplanMeier(daysOf(withDays(along))));
	return {
		...counted,
		value: median ?? null,
		...(lo !== undefined && { lo }),
		...(hi !== undefined && { hi }),
		method: 'median, Kaplan-Meier, log-log 95%'
	};
}
