/** A distribution of counts from 0 on: the chance of at most r, and the smallest r with a chance of at least a. */
export type CountDistribution = { cdf: (r: number) => number; quantile: (a: number) => number };

/**
 * The count below which a share `a` of the distribution lies, between whole counts by interpolation: the limits then
 * fall smoothly with n and do not jump. r is the smallest with F(r) >= a; the result is r - (F(r) - a) / (F(r) - F(r-1)).
 * Spiegelhalter 2005 (Statistics in Medicine 24, 1185), appendix A.1.1. May be a little below 0.
 */
export function interpolatedCount({ cdf, quantile }: CountDistribution, a: number): number {
	const r = quantile(a);
	const [at, before] = [cdf(r), r === 0 ? 0 : cdf(r - 1)];
	return r - (at - a) / (at - before);
}
