import { eventsOf, isRising, lastBefore, lifeTable } from '#lib/statistics/life-table.ts';
import { survivalInterval } from '#lib/statistics/survival-interval.ts';
import type { SurvivalInterval } from '#lib/statistics/survival-interval.ts';

export type SurvivalCounts = { time: number; events: number; censored: number };

/** The curve just after day `time`: survival and its standard error are fractions. */
export type KmPoint = {
	time: number;
	atRisk: number;
	events: number;
	censored: number;
	survival: number;
	/** Greenwood. */
	se: number;
	/** Absent where there is none: before the first event, and once nobody is left. */
	lo?: number;
	hi?: number;
};

function addedUp(counts: readonly SurvivalCounts[]): SurvivalCounts[] {
	const days = counts.map(({ time, events, censored }) => ({ time, events: [events], censored }));
	return lifeTable(days).map((row) => ({ ...row, events: eventsOf(row) }));
}

/** How far along the days a curve is: who was at risk on the last of them and who is left after it, S, and Greenwood's sum. */
export type KmState = { atRisk: number; left: number; survival: number; varianceLog: number };

/** Before the first day, of so many people. */
export const everybodyHere = (people: number): KmState => ({
	atRisk: people,
	left: people,
	survival: 1,
	varianceLog: 0
});

/**
 * Takes a curve past its next day, on which so many left and so many were last seen; events come first. False where
 * the day has neither, and is no point of the curve.
 */
export function passDay(state: KmState, events: number, censored: number): boolean {
	const atRisk = state.left;
	state.left -= events + censored;
	if (state.left === atRisk) return false;
	state.atRisk = atRisk;
	state.survival *= events === atRisk ? 0 : 1 - events / atRisk;
	// Greenwood's sum; where all leave at once S is 0 and its standard error with it.
	if (events < atRisk) state.varianceLog += events / (atRisk * (atRisk - events));
	return true;
}

/**
 * Kaplan-Meier survival from counts per whole day, one point per day on which somebody left or was last seen.
 * Events come before censorings of the same day. 95% interval, complementary log-log unless `log` is asked
 * for (R's default, cut at 1): log-log stays inside 0 and 1 by itself with few people.
 */
export function kaplanMeier(
	counts: readonly SurvivalCounts[],
	form: SurvivalInterval = 'log-log'
): KmPoint[] {
	const days = isRising(counts) ? counts : addedUp(counts);
	let people = 0;
	for (const { events, censored } of days) people += events + censored;
	const state = everybodyHere(people);
	const points: KmPoint[] = [];
	for (const { time, events, censored } of days) {
		if (!passDay(state, events, censored)) continue;
		const { atRisk, survival } = state;
		const seLog = Math.sqrt(state.varianceLog);
		const se = survival * seLog;
		const interval = survivalInterval(survival, seLog, form);
		points.push(
			interval
				? { time, atRisk, events, censored, survival, se, lo: interval.lo, hi: interval.hi }
				: { time, atRisk, events, censored, survival, se }
		);
	}
	return points;
}

/**
 * P(T >= d) = S(d-): still here at day d. 1 before the first point; after the last one the curve goes on flat,
 * so ask how many are at risk before believing it.
 */
export const survivalBefore = (points: readonly KmPoint[], d: number): number =>
	lastBefore(points, d)?.survival ?? 1;
