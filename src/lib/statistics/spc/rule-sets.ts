import { anhoejRuns } from '#lib/statistics/spc/anhoej.ts';
import type { Judged } from '#lib/statistics/spc/reading.ts';
import {
	alternatingOf,
	clusterOf,
	oneSigmaOf,
	outside,
	shiftOf,
	trendOf,
	twoInThree
} from '#lib/statistics/spc/rules.ts';
import type { FindBy, Finding } from '#lib/statistics/spc/rules.ts';

export const ruleSets = ['nhs', 'western_electric', 'nelson', 'anhoej'] as const;
export type RuleSet = (typeof ruleSets)[number];

const nearLimit = clusterOf({ rule: 'near_limit', fewest: 2, of: 3, sigmas: 2 });
const beyondOne = clusterOf({ rule: 'beyond_1s', fewest: 4, of: 5, sigmas: 1 });

/** The rules of each set, the one that speaks first where several mark a point first. */
const rules: Record<RuleSet, FindBy[]> = {
	// NHS England, Making Data Count; the order is that of NHSRplotthedots.
	nhs: [outside, trendOf(7), twoInThree, shiftOf(7)],
	// Western Electric Company 1956, Statistical Quality Control Handbook: the four zone rules.
	western_electric: [outside, nearLimit, beyondOne, shiftOf(8)],
	// Nelson 1984, Journal of Quality Technology 16: the eight tests.
	nelson: [
		outside,
		trendOf(6),
		nearLimit,
		beyondOne,
		shiftOf(9),
		alternatingOf(14),
		oneSigmaOf('hugging', 15),
		oneSigmaOf('avoiding', 8)
	],
	// Anhøj and Olesen 2014, with Shewhart's limits: as qicharts2.
	anhoej: [outside, anhoejRuns]
};

/** Everything a set of rules finds in points that are final and no gaps, the first rule's first. */
export const applyRules = (set: RuleSet, points: readonly Judged[]): Finding[] =>
	rules[set].flatMap((find) => find(points));
