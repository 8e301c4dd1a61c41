import type { Interval } from '#lib/measures/figure.ts';
import { wilson, Z95 } from '#lib/statistics/wilson.ts';

/** k of n: how many succeeded, of how many. */
export type Proportion = { k: number; n: number };

/** A difference with its interval, both in the unit of what was subtracted. */
export type Difference = Interval & { difference: number };

/**
 * The difference of two proportions, first less second, as fractions, with the hybrid score interval made from the
 * Wilson limits of both. Undefined where either n is 0. Newcombe 1998 (Statistics in Medicine 17, 873), method 10.
 * Throws RangeError where a k is not between 0 and its n.
 */
export function differenceOfProportions(
	first: Proportion,
	second: Proportion,
	z = Z95
): Difference | undefined {
	const [a, b] = [wilson(first.k, first.n, z), wilson(second.k, second.n, z)];
	if (!a || !b) return undefined;
	const [p, q] = [first.k / first.n, second.k / second.n];
	const difference = p - q;
	return {
		difference,
		lo: difference - Math.hypot(p - a.lo, b.hi - q),
		hi: difference + Math.hypot(a.hi - p, q - b.lo)
	};
}
