import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Sample } from '#lib/statistics/mean-interval.ts';
import type { Difference } from '#lib/statistics/newcombe.ts';

/** A difference of means with its interval, and the degrees of freedom that it rests on. */
export type MeanDifference = Difference & { degrees: number };

/**
 * The difference of two means, first less second, in their unit, with an interval that does not take their spreads
 * to be alike (Welch 1947; degrees of freedom by Satterthwaite 1946). Undefined where either has under two values,
 * and where neither has any spread.
 */
export function differenceOfMeans(
	first: Sample,
	second: Sample,
	level = 0.95
): MeanDifference | undefined {
	const [a, b] = [first, second].map(({ n, sd }) => sd ** 2 / n);
	if (a === undefined || b === undefined) return undefined;
	if (first.n < 2 || second.n < 2 || !(a + b > 0)) return undefined;
	const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
	const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(a + b);
	const difference = first.mean - second.mean;
	return { difference, lo: difference - half, hi: difference + half, degrees };
}
