import type { Disparity } from '#lib/measures/disparities/disparity.ts';
import { benjaminiHochberg } from '#lib/statistics/benjamini-hochberg.ts';

/** Whether chance alone would explain the gaps between the groups, or that cannot be said. */
export type Verdict = 'more_than_chance' | 'within_chance' | 'not_tested';

/** A disparity with its verdict. `adjusted`: its p among all tests of the list; null where there is no test. */
export type Marked = Disparity & { verdict: Verdict; adjusted: number | null };

/** How many of a list were tested and marked, and the share of the marked that may be chance, in percent. */
export type MarkedList = { marked: number; tested: number; falseSharePercent: number };

/**
 * Marks the disparities of a list that are more than chance, so that of those marked at most `falseSharePercent`
 * percent are expected to be chance (Benjamini and Hochberg 1995, over every test of the list). In the order given.
 */
export function markGaps(
	list: readonly Disparity[],
	falseSharePercent: number
): { gaps: Marked[]; list: MarkedList } {
	const tested = list.filter(({ test }) => test !== null);
	const values = benjaminiHochberg(tested.map(({ test }) => test?.p ?? 1));
	const gaps = list.map((disparity): Marked => {
		const adjusted = values[tested.indexOf(disparity)] ?? null;
		if (adjusted === null) return { ...disparity, adjusted, verdict: 'not_tested' };
		const isMore = adjusted * 100 <= falseSharePercent;
		return { ...disparity, adjusted, verdict: isMore ? 'more_than_chance' : 'within_chance' };
	});
	const marked = gaps.filter(({ verdict }) => verdict === 'more_than_chance').length;
	return { gaps, list: { marked, tested: tested.length, falseSharePercent } };
}
