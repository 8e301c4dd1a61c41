import type { Interval } from '#lib/measures/figure.ts';
import { eventsOf, lastBefore, lifeTable } from '#lib/statistics/life-table.ts';
import type { DayCounts, LifeTableRow } from '#lib/statistics/life-table.ts';
import { survivalInterval } from '#lib/statistics/survival-interval.ts';

/** The state just after day `time`: the shares that left by each cause so far, and the share still here. */
export type AjPoint = {
	time: number;
	atRisk: number;
	events: readonly number[];
	censored: number;
	survival: number;
	incidence: number[];
	/** The standard error of each incidence. */
	se: number[];
	/** 95% of each incidence, complementary log-log; none before the first exit of the cause. */
	intervals: (Interval | undefined)[];
};

/** A day of the life table with the share still here before it and the shares that had left after it. */
type Step = { row: LifeTableRow; before: number; incidence: number[] };

/**
 * The variance of one cause's incidence at the last of the steps: the delta method over the days, which of one cause
 * alone is Greenwood's. Marubini and Valsecchi 1995.
 */
function varianceOf(steps: readonly Step[], cause: number): number {
	const end = steps.at(-1)?.incidence[cause] ?? 0;
	let variance = 0;
	for (const { row, before, incidence } of steps) {
		const { atRisk } = row;
		const [all, own] = [eventsOf(row), row.events[cause] ?? 0];
		const since = end - (incidence[cause] ?? 0);
		// Once nobody is left nothing is added either.
		if (all < atRisk) variance += (since ** 2 * all) / (atRisk * (atRisk - all));
		variance += (before ** 2 * (atRisk - own) * own) / atRisk ** 3;
		variance -= (2 * since * before * own) / atRisk ** 2;
	}
	return Math.max(0, variance);
}

/**
 * Aalen-Johansen cumulative incidence from counts per whole day, one count per competing cause in the same
 * order in every row: F_k(t) = sum of S(t-) d_k / n. The incidences and survival always add up to 1, which
 * 1 - Kaplan-Meier per cause does not. Events come before censorings of the same day. The variance is that of one
 * sample of people, each counted once; the interval that of Choudhury 2002.
 */
export function aalenJohansen(counts: readonly DayCounts[]): AjPoint[] {
	let survival = 1;
	let incidence = (counts[0]?.events ?? []).map(() => 0);
	const steps: Step[] = [];
	return lifeTable(counts).map((row) => {
		const before = survival;
		incidence = incidence.map(
			(share, cause) => share + (before * (row.events[cause] ?? 0)) / row.atRisk
		);
		survival = before * (1 - eventsOf(row) / row.atRisk);
		steps.push({ row, before, incidence });
		const se = incidence.map((_, cause) => Math.sqrt(varianceOf(steps, cause)));
		const intervals = incidence.map((share, cause) =>
			survivalInterval(share, (se[cause] ?? 0) / share, 'log-log')
		);
		return { ...row, survival, incidence, se, intervals };
	});
}

/** The share that has left by each cause before day d: F_k(d-). Empty where nobody was ever seen. */
export const incidenceBefore = (points: readonly AjPoint[], d: number): number[] =>
	lastBefore(points, d)?.incidence ?? (points[0]?.incidence ?? []).map(() => 0);
