import type { Comparison } from '#lib/comparison/comparison.ts';
import { toJson } from '#lib/measures/figure-json.ts';

/** A comparison as the API's JSON: the figure by group in the contract's form, and what is said of each group. */
export function comparisonJson({ figure, groups, ...rest }: Comparison) {
	return {
		figure: toJson(figure),
		...rest,
		// The number of each group stands in the figure's series.
		groups: groups.map(({ name, funnel, others, sentence }) => ({ name, funnel, others, sentence }))
	};
}
