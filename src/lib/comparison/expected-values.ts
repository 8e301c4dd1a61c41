import type { Pattern } from '#lib/comparison/comparison.ts';
import { fitLinear } from '#lib/statistics/regression/linear.ts';
import { predict } from '#lib/statistics/regression/least-squares.ts';
import { chanceOf, fitLogistic, isSeparated } from '#lib/statistics/regression/logistic.ts';

type Design = readonly (readonly number[])[];

/** What is expected of one person of each pattern, and how far single people vary around it (their variance). */
export type Expectations = {
	coefficients: number[];
	expected: number[];
	variances: number[];
	rank: number;
	iterations?: number;
};

/** A model of a kind of measure: how it is fitted, how it predicts, what of a pattern it looks at. */
export type Model = {
	kind: 'logistic' | 'linear';
	/** undefined where no fit is found: a covariate tells success from failure without exception. */
	fit: (x: Design, patterns: readonly Pattern[]) => Expectations | undefined;
	predict: (x: Design, coefficients: readonly number[]) => number[];
	observed: (pattern: Pattern) => number;
};

const logistic: Model = {
	kind: 'logistic',
	fit(x, patterns) {
		const fit = fitLogistic(patterns.map(({ n, k }, at) => ({ x: x[at] ?? [], n, k })));
		if (isSeparated(fit)) return undefined;
		const { coefficients, fitted: expected, rank, iterations } = fit;
		return {
			coefficients,
			expected,
			variances: expected.map((p) => p * (1 - p)),
			rank,
			iterations
		};
	},
	predict: (x, coefficients) => predict(x, coefficients).map(chanceOf),
	observed: ({ k }) => k
};

const linear: Model = {
	kind: 'linear',
	fit(x, patterns) {
		const rows = patterns.map(({ n, total, squares }, at) => ({
			x: x[at] ?? [],
			n,
			total,
			squares
		}));
		const { coefficients, fitted: expected, sigma, rank } = fitLinear(rows);
		if (sigma === undefined) return undefined;
		return { coefficients, expected, variances: expected.map(() => sigma ** 2), rank };
	},
	predict,
	observed: ({ total }) => total
};

/** Shares have a logistic model, mean changes a linear one. */
export const modelOf = (isShare: boolean): Model => (isShare ? logistic : linear);
