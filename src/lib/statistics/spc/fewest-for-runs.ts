import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';

// Apart from the rules themselves: the words of a page need it, and none of what the rules compute with.
/** The fewest points with which a set can say anything of a run chart: under it, too few to say. */
export const fewestForRuns: Record<RuleSet, number> = {
	nhs: 7,
	western_electric: 8,
	nelson: 6,
	anhoej: 10
};
