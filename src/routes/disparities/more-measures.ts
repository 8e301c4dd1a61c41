import { isComparable } from '#lib/measures/disparities/disparity.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { families, measuresOnPage, ownFamily } from '../families.ts';

/** Measures of a family that have a page of disparities of their own. */
export type MoreMeasures = { title: string; measures: { id: string; title: string }[] };

type Scored = { instrument: string; scale: string };

/**
 * The measures whose groups can be compared and that are not shown yet, by family; those of instruments that nobody
 * was scored with are left out.
 */
export function moreMeasures(
	all: Measure[],
	scored: Scored[],
	shown: readonly string[]
): MoreMeasures[] {
	const isScored = ({ scale }: Measure) =>
		!scale ||
		scored.some((each) => each.instrument === scale.instrument && each.scale === scale.scale);
	const isMore = (measure: Measure) =>
		isComparable(measure) && isScored(measure) && !shown.includes(measure.id);
	return [...families, ownFamily]
		.map((family) => ({
			title: family.title,
			measures: measuresOnPage(family, all)
				.filter(isMore)
				.map(({ id, title }) => ({ id, title }))
		}))
		.filter(({ measures }) => measures.length > 0);
}
