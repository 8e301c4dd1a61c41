import type { ModelNeeds, Pattern } from '#lib/comparison/comparison.ts';
import { covariatesOf, saidBy, saysTheGroup } from '#lib/comparison/covariates.ts';

/** The columns of a model, that of ones first; what it allows for, and what it had to leave out, in words. */
export type Design = { x: number[][]; covariates: string[]; notes: string[] };

type Chosen = { design: Design; used: number };

/**
 * The design that so many events carry: each covariate in its order as long as there are enough events a column.
 * `by` is the dimension compared, which is never allowed for itself. Columns are ones, zeros and standardised scores.
 */
export function makeDesign(
	patterns: readonly Pattern[],
	{
		by,
		events,
		needs,
		isShare
	}: { by: string; events: number; needs: ModelNeeds; isShare: boolean }
): Design {
	const most = Math.floor(events / needs.eventsPerParameter);
	const compared = new Set([by, ...(saidBy[by] ?? [])]);
	const offered = covariatesOf(patterns).filter(({ name }) => !compared.has(name));
	const start: Chosen = {
		design: { x: patterns.map(() => [1]), covariates: [], notes: [] },
		used: 0
	};
	return offered.reduce<Chosen>(({ design, used }, covariate) => {
		const note = (words: string): Chosen => ({
			design: { ...design, notes: [...design.notes, `${covariate.words}: ${words}`] },
			used
		});
		if (saysTheGroup(covariate, patterns)) return note('left out, it goes with the group itself');
		const coded = covariate.code(patterns, needs, isShare);
		if (!coded) return note('left out, nearly everybody is alike in it, or it is not known');
		const width = coded.columns[0]?.length ?? 0;
		if (used + width > most) return note('left out, too few events to allow for it');
		return {
			design: {
				x: design.x.map((row, at) => [...row, ...(coded.columns[at] ?? [])]),
				covariates: [...design.covariates, covariate.words],
				notes: [...design.notes, ...coded.notes]
			},
			used: used + width
		};
	}, start).design;
}
