import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';

/**
 * The ranks (from 1, in rising order) of the two observations that enclose the median with at least the level
 * asked for: exact, from the binomial distribution of how many fall below it; no shape is assumed.
 * Undefined where n is too small for the level: under 6 at 95%. Conover 1999, section 3.2.
 */
export function medianRanks(n: number, level = 0.95): { lo: number; hi: number } | undefined {
	if (n < 1) return undefined;
	const lo = binomialQuantile((1 - level) / 2, n, 0.5);
	return lo < 1 ? undefined : { lo, hi: n + 1 - lo };
}
