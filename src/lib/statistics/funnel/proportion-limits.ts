import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';
import { interpolatedCount } from '#lib/statistics/funnel/interpolate.ts';
import { limitsAt, zOf } from '#lib/statistics/funnel/tails.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';

/** How limits of a share are made: from the binomial itself, or from one of two approximations. */
export const funnelMethods = ['exact', 'arcsine', 'normal'] as const;
export type FunnelMethod = (typeof funnelMethods)[number];

type Limit = (target: number, n: number, share: number) => number;

const exact: Limit = (target, n, share) => {
	// With no chance involved there is no spread, and nothing to interpolate in.
	if (target <= 0 || target >= 1) return target;
	const distribution = {
		cdf: (r: number) => binomialCdf(r, n, target),
		quantile: (a: number) => binomialQuantile(a, n, target)
	};
	return interpolatedCount(distribution, share) / n;
};

const signedZ = (share: number): number => (share < 0.5 ? -zOf(share) : zOf(1 - share));

const arcsine: Limit = (target, n, share) => {
	const angle = Math.asin(Math.sqrt(target)) + signedZ(share) / (2 * Math.sqrt(n));
	// Beyond a right angle the sine would turn back.
	return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
};

const normal: Limit = (target, n, share) =>
	target + signedZ(share) * Math.sqrt((target * (1 - target)) / n);

const methods: Record<FunnelMethod, Limit> = { exact, arcsine, normal };

const clip = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * Where the share of a group of n lies by chance alone when its true share is `target`: 95% and 99.8% limits, as
 * fractions from 0 to 1. `exact`: binomial with interpolation, Spiegelhalter 2005; `arcsine`: as in the R package
 * FunnelPlotR; `normal`: target -/+ z standard errors. Throws RangeError where n is not a whole number from 1 on.
 */
export function proportionLimits(
	target: number,
	n: number,
	method: FunnelMethod = 'exact'
): FunnelLimits {
	if (!(Number.isInteger(n) && n > 0)) throw new RangeError(`funnel limits: ${n} is no size`);
	const limit = methods[method];
	return limitsAt((tail) => ({
		lo: clip(limit(target, n, tail)),
		hi: clip(limit(target, n, 1 - tail))
	}));
}
