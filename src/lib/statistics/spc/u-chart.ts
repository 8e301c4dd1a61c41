import { pooledRate } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';

/**
 * u chart, for events per exposure: all events over all exposure, -/+ 3 Poisson standard errors of the point's own
 * exposure. With n = 1 throughout it is the c chart. Montgomery 2009, section 7.3.
 */
export function uChart(base: readonly Reading[]): LimitsFor {
	const centre = pooledRate(base);
	return (n) => {
		const sigma = Math.sqrt(centre / n);
		return { centre, sigma, lo: Math.max(0, centre - 3 * sigma), hi: centre + 3 * sigma };
	};
}
