import type { Released } from '#lib/measures/figure.ts';
import type { Tally } from '#lib/measures/tally.ts';
import { aalenJohansen } from '#lib/statistics/aalen-johansen.ts';
import { kaplanMeier } from '#lib/statistics/kaplan-meier.ts';
import { survivalMedian } from '#lib/statistics/survival-median.ts';

export type Point = { at: number | string; cell: Released };

const days = (tallies: readonly Tally[]) =>
	tallies.map(({ at, n, k, competing }) => ({
		time: Number(at),
		events: k,
		competing,
		censored: n - k - competing
	}));

const sumOf = (tallies: readonly Tally[], key: 'n' | 'k'): number =>
	tallies.reduce((sum, tally) => sum + tally[key], 0);

function keptCurve(tallies: readonly Tally[]): Point[] {
	const method = 'Kaplan-Meier, log-log 95%';
	return kaplanMeier(days(tallies)).map(({ time, atRisk, events, survival, lo, hi }) => {
		const [state, k, n, value] = ['released', events, atRisk, survival] as const;
		// Written out: a curve has thousands of points, and to copy one costs more than to make it.
		if (lo === undefined || hi === undefined)
			return { at: time, cell: { state, k, n, value, method } };
		return { at: time, cell: { state, k, n, value, lo, hi, method } };
	});
}

function leftCurve(tallies: readonly Tally[]): Point[] {
	const counts = days(tallies).map(({ time, events, competing, censored }) => ({
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
export const survivalPoints = (tallies: readonly Tally[], hasCompeting: boolean): Point[] =>
	hasCompeting ? leftCurve(tallies) : keptCurve(tallies);

/** The curve in one number: the median day, or with competing exits the share with the event by the last day. */
export function survivalOf(tallies: readonly Tally[], hasCompeting: boolean): Released | undefined {
	const n = sumOf(tallies, 'n');
	if (n === 0) return undefined;
	const counted = { state: 'released', k: sumOf(tallies, 'k'), n } as const;
	if (hasCompeting) {
		const { value = null, lo, hi, method } = leftCurve(tallies).at(-1)?.cell ?? {};
		const interval = lo !== undefined && hi !== undefined && { lo, hi };
		return { ...counted, value, ...interval, ...(method && { method }) };
	}
	const { median, lo, hi } = survivalMedian(kaplanMeier(days(tallies)));
	return {
		...counted,
		value: median ?? null,
		...(lo !== undefined && { lo }),
		...(hi !== undefined && { hi }),
		method: 'median, Kaplan-Meier, log-log 95%'
	};
}
