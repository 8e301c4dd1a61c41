import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import poissonQuantile from '@stdlib/stats-base-dists-poisson-quantile';
import { interpolatedCount } from '#lib/statistics/funnel/interpolate.ts';
import { limitsAt } from '#lib/statistics/funnel/tails.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';

/** Where a count lies by chance alone when `expected` are expected: Poisson with interpolation (Spiegelhalter 2005). */
export function countLimits(expected: number): FunnelLimits {
	if (!(expected > 0)) throw new RangeError(`funnel limits: ${expected} are no expected count`);
	const distribution = {
		cdf: (r: number) => poissonCdf(r, expected),
		quantile: (a: number) => poissonQuantile(a, expected)
	};
	const at = (share: number) => Math.max(0, interpolatedCount(distribution, share));
	return limitsAt((tail) => ({ lo: at(tail), hi: at(1 - tail) }));
}

/**
 * Where a standardised ratio, observed over expected, lies by chance alone when the true ratio is 1: exact Poisson
 * limits by the chi-square distribution (Garwood 1936), as in the R package FunnelPlotR.
 */
export function ratioLimits(expected: number): FunnelLimits {
	if (!(expected > 0)) throw new RangeError(`funnel limits: ${expected} are no expected count`);
	return limitsAt((tail) => ({
		lo: chisquareQuantile(tail, 2 * expected) / 2 / expected,
		hi: chisquareQuantile(1 - tail, 2 * (expected + 1)) / 2 / expected
	}));
}
