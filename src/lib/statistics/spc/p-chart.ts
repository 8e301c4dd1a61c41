import { d2 } from '#lib/statistics/spc/constants.ts';
import { meanMovingRange } from '#lib/statistics/spc/moving-range.ts';
import { filled, pooledRate } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';

const binomialSigma = (centre: number, n: number): number => Math.sqrt((centre * (1 - centre)) / n);

const chart =
	(centre: number, spread: number): LimitsFor =>
	(n) => {
		const sigma = spread * binomialSigma(centre, n);
		const lo = Math.max(0, centre - 3 * sigma);
		return { centre, sigma, lo, hi: Math.min(1, centre + 3 * sigma) };
	};

/** p chart, for shares: all successes over all cases, -/+ 3 binomial standard errors of the point's own n. Montgomery 2009, section 7.2. */
export const pChart = (base: readonly Reading[]): LimitsFor => chart(pooledRate(base), 1);

/**
 * How much more shares vary from month to month than chance alone would have them: 1 is as much. The mean moving
 * range of their z values over 1.128. Laney 2002. 1 where it cannot be known.
 */
export function laneySigma(base: readonly Reading[]): number {
	const centre = pooledRate(base);
	if (filled(base).length < 2 || centre <= 0 || centre >= 1) return 1;
	const z = base.map((reading) =>
		reading ? (reading.k / reading.n - centre) / binomialSigma(centre, reading.n) : null
	);
	return meanMovingRange(z, false) / d2;
}

/** Laney's p' chart: the p chart with limits wider, or narrower, by how much the shares really vary. Laney 2002. */
export const laneyChart = (base: readonly Reading[]): LimitsFor =>
	chart(pooledRate(base), laneySigma(base));

/**
 * Whether shares vary more than chance and the number of points explain: sigma_z beyond the 95% point of what it is
 * under chance alone, 1 + 1.645 * sqrt(0.826 / (points - 1)). Its variance is that of a mean moving range, Cryer and
 * Ryan 1990; the level is our setting. A shift of the whole series does not make it so.
 */
export function isOverdispersed(base: readonly Reading[]): boolean {
	const points = filled(base).length;
	return points > 2 && laneySigma(base) > 1 + 1.645 * Math.sqrt(0.826 / (points - 1));
}
