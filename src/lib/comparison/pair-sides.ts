import { periodBefore, yearBefore } from '#lib/comparison/pair-periods.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Where } from '#lib/measures/place.ts';

/** What is set beside what a page asks: earlier days, or two groups of one dimension in its place. */
export type Beside =
	| { kind: 'year-before' | 'period-before' }
	| { kind: 'groups'; dimension: string; first: string; second: string };

/** Which rows one side of a pair is of. Days are ISO and inclusive. */
export type Side = { name: string; from?: string; to?: string; where: Where };

/** The two sides, the one asked for first; `note` where they are of fewer days than that. Or why there are none. */
export type Sides = { sides: [Side, Side]; note?: string } | { reason: string };

/** What a page asks, without anything beside it. */
export type Asked = { from?: string; to?: string; where: Where };

const daysWords = (from: string, to: string): string => `${formatDate(from)} to ${formatDate(to)}`;

const noPeriod =
	'All there is has no days before it: choose a period, or its first and last day, to compare it with an earlier one.';
const tooLong =
	'The period is longer than a year, so some days would stand on both sides: choose a shorter one, or compare with the period before.';

/** Earlier days, as many as the data know of the period: a year of two months is held against two months. */
function periodSides(
	{ from, to, where }: Asked,
	kind: 'year-before' | 'period-before',
	dataThrough: string | null
): Sides {
	const end = [to, dataThrough].filter((day) => day !== undefined && day !== null).sort()[0];
	if (from === undefined || end === undefined) return { reason: noPeriod };
	if (end < from)
		return { reason: `The data end on ${formatDate(end)}, before the period begins.` };
	const earlier = (kind === 'year-before' ? yearBefore : periodBefore)({ from, to: end });
	if (!earlier) return { reason: tooLong };
	const sides: [Side, Side] = [
		{ name: daysWords(from, end), from, to: end, where },
		{ name: daysWords(earlier.from, earlier.to), ...earlier, where }
	];
	if (end === to) return { sides };
	return { sides, note: `The data end on ${formatDate(end)}: both sides are of as many days.` };
}

/** Two groups in the place of whatever the page is filtered by in their dimension. */
function groupSides(
	{ where, ...days }: Asked,
	{ dimension, first, second }: Extract<Beside, { kind: 'groups' }>
): Sides {
	if (first === second)
		return { reason: `${first} is on both sides: choose two different groups to compare.` };
	const side = (name: string): Side => ({
		name,
		...days,
		where: { ...where, [dimension]: [name] }
	});
	return { sides: [side(first), side(second)] };
}

/** The sides of a pair, or why it cannot be made. `dataThrough`: the last day the data know of. */
export const pairSides = (asked: Asked, beside: Beside, dataThrough: string | null): Sides =>
	beside.kind === 'groups'
		? groupSides(asked, beside)
		: periodSides(asked, beside.kind, dataThrough);
