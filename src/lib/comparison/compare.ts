import { adjustGroups } from '#lib/comparison/adjust-groups.ts';
import { bunchedCaution } from '#lib/comparison/bunched.ts';
import { compareGroups } from '#lib/comparison/compare-groups.ts';
import type { Adjusted, Comparison, ModelNeeds, Pattern } from '#lib/comparison/comparison.ts';
import { comparisonWords } from '#lib/comparison/comparison-words.ts';
import { severityTable } from '#lib/comparison/severity-table.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';

/** What the rows behind a figure say of the people in it; or why they cannot be asked for. */
export type Patterns = { rows: readonly Pattern[] } | { reason: string };

const refused = (reason: string): Extract<Adjusted, { state: 'refused' }> => ({
	state: 'refused',
	reason
});

/**
 * Makes a comparison of the groups of a figure by a dimension: each in the funnel and against all others, then within
 * severity bands, then beside what is expected of people like its own.
 */
export function compare(
	figure: Figure,
	patterns: Patterns,
	{ measure, needs }: { measure: Measure; needs: ModelNeeds }
): Comparison {
	const by = figure.asked.by ?? '';
	const groups = compareGroups(figure);
	const hasRows = 'rows' in patterns;
	const caution = bunchedCaution(measure.unit);
	return {
		figure,
		by,
		groups,
		severity: hasRows
			? severityTable(patterns.rows, { figure, bandOrder: measure.bandOrder })
			: refused(patterns.reason),
		adjusted: hasRows ? adjustGroups(figure, patterns.rows, needs) : refused(patterns.reason),
		words: comparisonWords(figure, by, groups),
		...(caution !== undefined && { caution })
	};
}
