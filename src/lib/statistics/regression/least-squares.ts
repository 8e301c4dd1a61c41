import { Matrix, SVD } from 'ml-matrix';

/** What the columns of a design explain: one coefficient each, and the unscaled variances of those. */
export type Solution = { coefficients: number[]; variances: number[]; rank: number };

/**
 * The products of the columns with each other, each row counted by its weight: X'WX. Most of a row are the zeros of levels it is
 * not of, which add nothing.
 */
function crossProducts(x: readonly (readonly number[])[], weights: readonly number[]): Matrix {
	const columns = x[0]?.length ?? 0;
	// One flat array, and the places of what is not 0 in a row: this is where a fit spends its time.
	const sums = new Float64Array(columns * columns);
	const places = new Int32Array(columns);
	for (const [at, row] of x.entries()) {
		const weight = weights[at] ?? 0;
		let found = 0;
		for (let i = 0; i < columns; i++) if (row[i] !== 0) places[found++] = i;
		for (let one = 0; one < found; one++) {
			const i = places[one] ?? 0;
			const weighted = weight * (row[i] ?? 0);
			for (let other = 0; other < found; other++) {
				const j = places[other] ?? 0;
				sums[i * columns + j] = (sums[i * columns + j] ?? 0) + weighted * (row[j] ?? 0);
			}
		}
	}
	return Matrix.from1DArray(columns, columns, sums);
}

function productsWith(
	x: readonly (readonly number[])[],
	weights: readonly number[],
	y: readonly number[]
): number[] {
	const columns = x[0]?.length ?? 0;
	const sums = new Float64Array(columns);
	for (const [at, row] of x.entries()) {
		const weighted = (weights[at] ?? 0) * (y[at] ?? 0);
		for (let i = 0; i < columns; i++) sums[i] = (sums[i] ?? 0) + weighted * (row[i] ?? 0);
	}
	return [...sums];
}

/** The size of each column, so that its unit makes no difference to what counts as saying nothing. */
const sizesOf = (products: Matrix): number[] =>
	products.diagonal().map((square) => (square > 0 ? Math.sqrt(square) : 1));

function scale(products: Matrix, sizes: readonly number[]): Matrix {
	sizes.forEach((size, at) => {
		products.mulRow(at, 1 / size);
		products.mulColumn(at, 1 / size);
	});
	return products;
}

/**
 * Weighted least squares: the coefficients that bring X b nearest to y. By singular values, so that columns which say
 * the same share what they explain and the fitted values stay unique; `rank` counts those that say something of their own.
 */
export function leastSquares(
	x: readonly (readonly number[])[],
	y: readonly number[],
	weights: readonly number[]
): Solution {
	const products = crossProducts(x, weights);
	const sizes = sizesOf(products);
	const scaled = new SVD(scale(products, sizes));
	const sums = productsWith(x, weights, y).map((sum, at) => sum / (sizes[at] ?? 1));
	const solved = scaled.solve(Matrix.columnVector(sums)).to1DArray();
	return {
		coefficients: solved.map((value, at) => value / (sizes[at] ?? 1)),
		variances: scaled
			.inverse()
			.diagonal()
			.map((value, at) => value / (sizes[at] ?? 1) ** 2),
		rank: scaled.rank
	};
}

/** X b, a row at a time. */
export const predict = (
	x: readonly (readonly number[])[],
	coefficients: readonly number[]
): number[] =>
	x.map((row) => {
		let sum = 0;
		for (let at = 0; at < row.length; at++) sum += (row[at] ?? 0) * (coefficients[at] ?? 0);
		return sum;
	});
