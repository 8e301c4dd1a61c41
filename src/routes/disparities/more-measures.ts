import { isComparable } from '#lib/measures/disparities/disparity.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import { families, measuresOnPage, ownFamily } from '../families.ts';

/** Measures of a family that have a page of disparities of their own. */
export type MoreMeasures = { title: string; measures: { id: string; title: string }[] };

/**
 * The measures whose groups can be compared and that are not shown yet, by family; those of instruments that nobody
 * was scored with are left out.
 */
export function moreMeasures(
	all: Measure[],
	scored: ScoredScale[],
	shown: readonly string[]
): MoreMeasures[] {
	const isMore = (measure: Measure) =>
		isComparable(measure) && isUsed(measure, scored) && !shown.includes(measure.id);
	return [...families, ownFamily]
		.map((family) => ({
			title: family.title,
			measures: measuresOnPage(family, all)
				.filter(isMore)
				.map(({ id, title }) => ({ id, title }))
		}))
		.filter(({ measures }) => measures.length > 0);
}
