import { leastSquares, predict } from '#lib/statistics/regression/least-squares.ts';

/** n people alike in all columns of `x`, of whom k succeeded. */
export type ShareRow = { x: readonly number[]; n: number; k: number };

export type LogisticFit = {
	coefficients: number[];
	standardErrors: number[];
	/** The chance of success of one person of each row, from 0 to 1. */
	fitted: number[];
	/** Twice the log likelihood by which the fit falls short of one chance a row. */
	deviance: number;
	iterations: number;
	/** Whether the deviance came to rest. */
	converged: boolean;
	rank: number;
};

// As glm.control of R has them.
const mostIterations = 25;
const tolerance = 1e-8;

/** The chance whose log odds these are. */
export const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The log odds of a chance. */
export const logOddsOf = (chance: number): number => Math.log(chance / (1 - chance));

/** y log(y / expected), 0 where y is. */
const part = (y: number, expected: number): number => (y === 0 ? 0 : y * Math.log(y / expected));

const devianceOf = (rows: readonly ShareRow[], fitted: readonly number[]): number =>
	2 *
	rows.reduce((sum, { k, n }, at) => {
		const p = fitted[at] ?? 0;
		return sum + part(k, n * p) + part(n - k, n * (1 - p));
	}, 0);

/** A chance of exactly 0 or 1 would have no weight and no log odds. */
const inside = (chance: number): number => Math.min(1 - 1e-12, Math.max(1e-12, chance));

/** One step of Fisher's scoring: least squares of the working values, each row by what it tells. */
function step(
	rows: readonly ShareRow[],
	x: readonly (readonly number[])[],
	fitted: readonly number[]
) {
	const weights = rows.map(({ n }, at) => n * (fitted[at] ?? 0) * (1 - (fitted[at] ?? 0)));
	const working = rows.map(({ n, k }, at) => {
		const p = fitted[at] ?? 0;
		return logOddsOf(p) + (k / n - p) / (p * (1 - p));
	});
	const solution = leastSquares(x, working, weights);
	return {
		...solution,
		fitted: predict(x, solution.coefficients).map(chanceOf).map(inside)
	};
}

/**
 * Logistic regression of grouped counts by iteratively reweighted least squares (McCullagh and Nelder 1989, section
 * 4.4), started and stopped as R's glm does. The columns of `x` include that of ones. Throws RangeError without rows.
 */
export function fitLogistic(rows: readonly ShareRow[]): LogisticFit {
	if (rows.length === 0) throw new RangeError('logistic regression: there are no rows');
	const x = rows.map((row) => row.x);
	let now = step(
		rows,
		x,
		rows.map(({ n, k }) => (k + 0.5) / (n + 1))
	);
	let deviance = devianceOf(rows, now.fitted);
	let [iterations, converged] = [1, false];
	while (!converged && iterations < mostIterations) {
		now = step(rows, x, now.fitted);
		const next = devianceOf(rows, now.fitted);
		converged = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < tolerance;
		deviance = next;
		iterations++;
	}
	const { coefficients, variances, fitted, rank } = now;
	const standardErrors = variances.map(Math.sqrt);
	return { coefficients, standardErrors, fitted, deviance, iterations, converged, rank };
}

/** A standard error of so many log odds says that nothing is known of a coefficient. */
const boundless = 10;

/**
 * Whether some columns tell success from failure without exception, so that a coefficient runs away (separation,
 * Albert and Anderson 1984). Holds for columns of ones and zeros and for standardised ones.
 */
export const isSeparated = ({ standardErrors, converged }: LogisticFit): boolean =>
	!converged || standardErrors.some((error) => !(error < boundless));
