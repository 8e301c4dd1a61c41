import { eventsOf, lastBefore, lifeTable } from '#lib/statistics/life-table.ts';
import type { DayCounts } from '#lib/statistics/life-table.ts';

/** The state just after day `time`: the shares that left by each cause so far, and the share still here. */
export type AjPoint = {
	time: number;
	atRisk: number;
	events: number[];
	censored: number;
	survival: number;
	incidence: number[];
};

/**
 * Aalen-Johansen cumulative incidence from counts per whole day, one count per competing cause in the same
 * order in every row: F_k(t) = sum of S(t-) d_k / n. The incidences and survival always add up to 1, which
 * 1 - Kaplan-Meier per cause does not. Events come before censorings of the same day.
 */
export function aalenJohansen(counts: readonly DayCounts[]): AjPoint[] {
	let survival = 1;
	let incidence = (counts[0]?.events ?? []).map(() => 0);
	return lifeTable(counts).map((row) => {
		const before = survival;
		incidence = incidence.map(
			(share, cause) => share + (before * (row.events[cause] ?? 0)) / row.atRisk
		);
		survival = before * (1 - eventsOf(row) / row.atRisk);
		return { ...row, survival, incidence };
	});
}

/** The share that has left by each cause before day d: F_k(d-). Empty where nobody was ever seen. */
export const incidenceBefore = (points: readonly AjPoint[], d: number): number[] =>
	lastBefore(points, d)?.incidence ?? (points[0]?.incidence ?? []).map(() => 0);
