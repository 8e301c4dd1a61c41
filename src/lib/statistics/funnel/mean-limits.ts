import { limitsAt, zOf } from '#lib/statistics/funnel/tails.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';

/**
 * Where the mean of n people lies by chance alone when the true mean is `target` and single people spread by `sd`:
 * target -/+ z standard errors (Spiegelhalter 2005, section 3.3), in the unit of the mean.
 */
export const meanLimits = (target: number, sd: number, n: number): FunnelLimits =>
	limitsAt((tail) => {
		const half = (zOf(tail) * sd) / Math.sqrt(n);
		return { lo: target - half, hi: target + half };
	});
