import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';

/** A statistic, its degrees of freedom, and how often chance alone gives one as large: p, from 0 to 1. */
export type Test = { statistic: number; degrees: number; p: number };

/** The chance of a chi-square statistic as large as this or larger. */
export const chiSquareTail = (statistic: number, degrees: number): number =>
	1 - chiSquareCdf(statistic, degrees);

/** What each group would have if all shared one rate: with success and without, group by group. */
function expectedCounts(groups: readonly Counted[]): number[] {
	const n = groups.reduce((sum, group) => sum + group.n, 0);
	const k = groups.reduce((sum, group) => sum + group.k, 0);
	return groups.flatMap((group) => [(group.n * k) / n, (group.n * (n - k)) / n]);
}

/** Enough for the test: at most a fifth of the expected counts under 5, none under 1 (Cochran 1954). */
const areEnough = (expected: readonly number[]): boolean =>
	expected.every((count) => count >= 1) &&
	expected.filter((count) => count < 5).length <= expected.length / 5;

type Counted = { k: number; n: number };

/**
 * Pearson's chi-square test, without correction, of whether k of n is the same rate in every group. Undefined under
 * two groups, and where too few are expected with or without success for the test to hold (Cochran 1954).
 */
export function chiSquareTest(groups: readonly Counted[]): Test | undefined {
	const expected = expectedCounts(groups);
	if (groups.length < 2 || !areEnough(expected)) return undefined;
	const observed = groups.flatMap(({ k, n }) => [k, n - k]);
	const statistic = observed.reduce((sum, count, place) => {
		const mean = expected[place] ?? 0;
		return sum + (count - mean) ** 2 / mean;
	}, 0);
	const degrees = groups.length - 1;
	return { statistic, degrees, p: chiSquareTail(statistic, degrees) };
}
