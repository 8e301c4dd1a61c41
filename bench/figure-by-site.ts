import type { Pattern } from '#lib/comparison/comparison.ts';
import { plainMeanOf } from '#lib/measures/cells/mean.ts';
import { proportionOf } from '#lib/measures/cells/proportion.ts';
import type { Cell, Figure } from '#lib/measures/figure.ts';

/** People alike, with nothing known of them but what is given. */
export const patternOf = (
	given: Partial<Pattern> & Pick<Pattern, 'group' | 'n' | 'k'>
): Pattern => ({
	score: null,
	band: null,
	level_of_care: null,
	primary_diagnosis: null,
	payer_class: null,
	age_group: null,
	total: 0,
	squares: 0,
	...given
});

function cellOf(patterns: readonly Pattern[], kind: 'proportion' | 'mean_change'): Cell {
	const sum = (key: 'n' | 'k' | 'total' | 'squares') =>
		patterns.reduce((total, pattern) => total + pattern[key], 0);
	const cell =
		kind === 'proportion'
			? proportionOf(sum('k'), sum('n'))
			: plainMeanOf({ n: sum('n'), total: sum('total'), squares: sum('squares') });
	return cell ?? { state: 'none', reason: 'nobody' };
}

/** The figure by site that these people make, the groups in the order of their names. */
export function figureBySite(
	patterns: readonly Pattern[],
	kind: 'proportion' | 'mean_change' = 'proportion'
): Figure {
	const names = [...new Set(patterns.map(({ group }) => group))].sort();
	return {
		measure: {
			id: 'made_up',
			version: 1,
			title: 'Made up',
			unit: 'episode',
			better: 'higher',
			source: 'made up',
			kind,
			valueUnit: kind === 'proportion' ? 'rate' : 'points',
			success: 'succeeded',
			family: 'completion'
		},
		asked: { measure: 'made_up', by: 'site', where: {}, audience: 'inside' },
		period: { from: null, to: null },
		asOf: { snapshot: '1', dataThrough: null },
		ledger: [],
		value: cellOf(patterns, kind),
		bounds: null,
		series: names.map((site) => ({
			by: { site },
			provisional: false,
			value: cellOf(
				patterns.filter(({ group }) => group === site),
				kind
			)
		})),
		signal: null,
		sentence: ''
	};
}
