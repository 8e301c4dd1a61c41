import { isCompared } from '#lib/measures/counts.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';

const counts: Record<Kind, readonly string[]> = {
	proportion: ['k'],
	mean_change: [],
	duration: [],
	survival: ['k', 'competing'],
	trajectory: ['units'],
	amount_ratio: ['k'],
	breakdown: [],
	mean: []
};
const sums: Partial<Record<Kind, readonly string[]>> = {
	mean_change: ['total', 'squares', 'baseline', 'baseline_squares', 'last_squares'],
	trajectory: ['total', 'squares', 'baseline'],
	amount_ratio: ['part', 'whole'],
	mean: ['total', 'squares']
};
const compared = ['compared', 'scored', 'known', 'completed'];
const comparedSums = ['start_total', 'start_squares'];

/** What a measure counts beside how many, by the columns of its table. */
export const countsOf = (measure: Measure): string[] => [
	...counts[measure.kind],
	...(isCompared(measure) ? compared : [])
];

/** What a measure sums, in whole trillionths, by the columns of its table. */
export const sumsOf = (measure: Measure): string[] => [
	...(sums[measure.kind] ?? []),
	...(isCompared(measure) ? comparedSums : [])
];

/** The table that holds the roll-ups of a measure's kind. */
export const rollupTable = (measure: Measure): string =>
	`rolled.${measure.kind}${isCompared(measure) ? '_compared' : ''}`;
