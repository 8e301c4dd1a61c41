import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from '#lib/measures/figure.ts';

export type Sample = { n: number; mean: number; sd: number };

/**
 * Student t interval of a mean, n - 1 degrees of freedom, in the unit of the mean; `sd` is the sample's
 * (n - 1 below the line). Undefined under two values, and where all are equal: no spread was observed, and
 * an interval without width would claim certainty.
 */
export function meanInterval({ n, mean, sd }: Sample, level = 0.95): Interval | undefined {
	if (n < 2 || !(sd > 0)) return undefined;
	const half = (tQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
	return { lo: mean - half, hi: mean + half };
}
