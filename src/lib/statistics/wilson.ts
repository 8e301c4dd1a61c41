import type { Interval } from '#lib/measures/figure.ts';

/** The 97.5% point of the normal distribution: two-sided 95%. */
export const Z95 = 1.959963984540054;

/**
 * Wilson score interval of k successes in n trials, as fractions; n = 0 gives undefined.
 * Newcombe 1998, method 3. Throws RangeError where k is not between 0 and n.
 */
export function wilson(k: number, n: number, z = Z95): Interval | undefined {
	if (!(k >= 0 && k <= n)) throw new RangeError(`wilson: ${k} of ${n} is not a proportion`);
	if (n === 0) return undefined;
	const p = k / n;
	const spread = (z * z) / n;
	const centre = (p + spread / 2) / (1 + spread);
	const half = (z * Math.sqrt((p * (1 - p)) / n + spread / (4 * n))) / (1 + spread);
	// At the ends the limit is p itself; rounding must not put it a hair outside or inside.
	return {
		lo: k === 0 ? 0 : Math.max(0, centre - half),
		hi: k === n ? 1 : Math.min(1, centre + half)
	};
}
