import { axisOf, isAlongAxis } from '#lib/measures/axis-counts.ts';
import { groupBy } from '#lib/measures/group-by.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { nothingCounted } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';

/** One count of what was counted place by place; all of one group. */
function inOne(places: EachCount[]): EachCount[] {
	const [first] = places;
	if (!first) return [];
	const count = nothingCounted({ ...first, at: null });
	for (const place of places) {
		count.n += place.n;
		count.units += place.units;
		count.k += place.k;
		count.competing += place.competing;
	}
	return [{ ...count, along: axisOf(places) }];
}

/**
 * Counts of a measure that lie along an axis of numbers, in any order, as one count a group with all its places; those
 * of other kinds, and of rows that did not pass every step and so have no place, as they are.
 */
export function gatherAlong({ kind, ledger }: Measure, counts: EachCount[]): EachCount[] {
	if (!isAlongAxis(kind)) return counts;
	const last = Object.keys(ledger).length;
	const gathered = counts.filter(({ depth }) => depth !== last);
	const placed = counts.filter(({ depth }) => depth === last);
	for (const of of groupBy(placed, ({ each }) => each).values())
		for (const group of groupBy(of, ({ bucket }) => bucket).values())
			for (const dated of groupBy(group, ({ isDated }) => isDated).values())
				gathered.push(...inOne(dated));
	return gathered;
}
