import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';
import type { Judged } from '#lib/statistics/spc/reading.ts';
import { sideOf } from '#lib/statistics/spc/rules.ts';
import type { FindBy, Finding } from '#lib/statistics/spc/rules.ts';

/** The runs of a series about its centre; points on the centre are left out. */
export type Runs = {
	useful: number;
	longest: number;
	/** The longest run that chance alone explains. */
	longestUsual: number;
	crossings: number;
	/** The fewest crossings that chance alone explains. */
	crossingsUsual: number;
};

type Run = { side: number; at: number[] };

function runsOf(points: readonly Judged[]): Run[] {
	const runs: Run[] = [];
	points.forEach((point, index) => {
		const side = sideOf(point);
		const last = runs.at(-1);
		if (side === 0) return;
		if (last?.side === side) last.at.push(index);
		else runs.push({ side, at: [index] });
	});
	return runs;
}

function summary(runs: readonly Run[]): Runs {
	const useful = runs.reduce((sum, { at }) => sum + at.length, 0);
	return {
		useful,
		longest: Math.max(0, ...runs.map(({ at }) => at.length)),
		longestUsual: useful === 0 ? 0 : Math.round(Math.log2(useful)) + 3,
		crossings: Math.max(0, runs.length - 1),
		crossingsUsual: useful < 2 ? 0 : binomialQuantile(0.05, useful - 1, 0.5)
	};
}

/**
 * The runs of points about their centre: unusual where the longest is longer than round(log2(useful)) + 3, or there
 * are fewer crossings than the 5% point of the binomial distribution. Anhøj and Olesen 2014; qicharts2.
 */
export const runsAbout = (points: readonly Judged[]): Runs => summary(runsOf(points));

/** Runs that are too long, and where there are too few crossings the whole series, of which no one point is the cause. */
export const anhoejRuns: FindBy = (points) => {
	const runs = runsOf(points);
	const { longestUsual, crossings, crossingsUsual } = summary(runs);
	const long = runs
		.filter(({ at }) => at.length > longestUsual)
		.map(({ side, at }): Finding => ({ rule: 'shift', direction: side === 1 ? 'up' : 'down', at }));
	if (crossings >= crossingsUsual) return long;
	const all = points.map((_, index) => index);
	return [...long, { rule: 'few_crossings', direction: 'none', at: all }];
};
