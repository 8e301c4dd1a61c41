import type { Estimate } from '#lib/comparison/comparison.ts';
import type { Cell, Released } from '#lib/measures/figure.ts';
import { differenceOfProportions } from '#lib/statistics/newcombe.ts';
import { differenceOfMeans } from '#lib/statistics/welch.ts';

const sampleOf = ({ n, value, spread }: Released) => ({
	n,
	mean: value ?? NaN,
	sd: spread?.sd ?? NaN
});

/**
 * The difference of two numbers, first less second, in their unit with its 95% interval: of shares by Newcombe's
 * method, of means by Welch's. null where either has no number, or the means no spread.
 */
export function differenceOfCells(first: Cell, second: Cell): Estimate | null {
	if (first.state !== 'released' || second.state !== 'released') return null;
	const found =
		first.k === undefined || second.k === undefined
			? differenceOfMeans(sampleOf(first), sampleOf(second))
			: differenceOfProportions({ k: first.k, n: first.n }, { k: second.k, n: second.n });
	return found ? { value: found.difference, lo: found.lo, hi: found.hi } : null;
}

/** What a difference is worth: an interval that holds zero may be chance. */
export function verdictWords({ lo, hi }: Pick<Estimate, 'lo' | 'hi'>): string {
	if (lo <= 0 && hi >= 0) return 'chance alone may explain it';
	return 'more than chance alone explains';
}
