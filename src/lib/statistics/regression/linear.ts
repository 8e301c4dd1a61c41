import { leastSquares, predict } from '#lib/statistics/regression/least-squares.ts';

/** n people alike in all columns of `x`: the sum of their values, and the sum of the squares of those. */
export type MeanRow = { x: readonly number[]; n: number; total: number; squares: number };

export type LinearFit = {
	coefficients: number[];
	standardErrors: number[];
	/** The expected value of one person of each row. */
	fitted: number[];
	/** The standard deviation that is left; undefined where there are no more people than columns. */
	sigma?: number;
	rank: number;
};

/**
 * Ordinary least squares of single people from counts and sums of those who are alike: the same as from one row a
 * person. The columns of `x` include that of ones.
 */
export function fitLinear(rows: readonly MeanRow[]): LinearFit {
	const x = rows.map((row) => row.x);
	const means = rows.map(({ total, n }) => total / n);
	const { coefficients, variances, rank } = leastSquares(
		x,
		means,
		rows.map(({ n }) => n)
	);
	const fitted = predict(x, coefficients);
	const people = rows.reduce((sum, { n }) => sum + n, 0);
	const left = rows.reduce((sum, { n, total, squares }, at) => {
		const value = fitted[at] ?? 0;
		return sum + squares - 2 * value * total + n * value * value;
	}, 0);
	const degrees = people - rank;
	// The difference of large sums may come out a hair below zero.
	const sigma = degrees > 0 ? Math.sqrt(Math.max(0, left) / degrees) : undefined;
	const standardErrors = variances.map((variance) => (sigma ?? NaN) * Math.sqrt(variance));
	return { coefficients, standardErrors, fitted, ...(sigma !== undefined && { sigma }), rank };
}
