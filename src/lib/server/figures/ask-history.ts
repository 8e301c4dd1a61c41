import type { Baseline } from '#lib/measures/baseline.ts';
import type { Figure, Question, SeriesPoint } from '#lib/measures/figure.ts';
import { historyOf } from '#lib/measures/history.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';

type Bare = Omit<Figure, 'sentence'>;

/** How far back a series is read: our setting, and the baselines that somebody set. */
export type Reach = { periods: number; baselines: readonly Baseline[] };

/**
 * The periods before the first one a figure shows, which say with it what is usual: the same question, asked by `ask`
 * for whole earlier periods and so for the same reader. Nothing where the figure is no such series, or has all of it.
 */
export async function askHistory(
	{ asked, measure, series }: Bare,
	ask: (question: Question) => Promise<readonly SeriesPoint[]>,
	reach: Reach
): Promise<readonly SeriesPoint[]> {
	if (!hasSignal(measure, asked.by)) return [];
	const earlier = historyOf(asked, series, reach);
	return earlier ? await ask({ ...asked, ...earlier }) : [];
}
