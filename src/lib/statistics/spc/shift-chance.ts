import { choose, drawAtLeast } from '#lib/statistics/hypergeometric.ts';
import type { Direction } from '#lib/statistics/spc/rules.ts';
import { valueOf } from '#lib/statistics/spc/reading.ts';
import { studentAtLeast } from '#lib/statistics/student-t.ts';

type Month = { k: number; n: number };
type Halves = { before: readonly Month[]; last: readonly Month[] };

/** So many last months are held against all before them, as far as there are as many before. Our choice. */
const spans = [1, 2, 3, 4, 6, 8, 12];

function total(months: readonly Month[], key: 'k' | 'n'): number {
	let sum = 0;
	for (const month of months) sum += month[key];
	return sum;
}

/** Fisher's exact test: as many successes in the last months, or more, where all months have one rate. */
function exactChance({ before, last }: Halves): number {
	const [drawn, among] = [total(last, 'n'), total(last, 'k')];
	const all = drawn + total(before, 'n');
	return drawAtLeast({ all, marked: among + total(before, 'k'), drawn }, among);
}

const meanOf = (months: readonly Month[]): number => total(months, 'k') / total(months, 'n');

/** Squares about the mean, by how many are behind each month. */
function squares(months: readonly Month[]): number {
	const mean = meanOf(months);
	let sum = 0;
	for (const month of months) sum += month.n * (valueOf(month) - mean) ** 2;
	return sum;
}

/** Student's test of two means with one variance, that of the months themselves; none where no month differs from its half. */
function meansChance({ before, last }: Halves): number | undefined {
	const degrees = before.length + last.length - 2;
	const difference = meanOf(last) - meanOf(before);
	const variance = (squares(before) + squares(last)) / degrees;
	const scale = Math.sqrt(variance * (1 / total(before, 'n') + 1 / total(last, 'n')));
	// A hair of rounding is no spread: 30.1 is not written the same in every sum.
	const hair = 1e-9 * Math.abs(meanOf([...before, ...last]));
	return scale > hair ? studentAtLeast(difference / scale, degrees) : undefined;
}

const alike = (months: readonly Month[]): Month[] =>
	months.map((month) => ({ k: valueOf(month), n: 1 }));

/**
 * The larger of two: a month of many people says more than a month of one where chance makes the months differ, and
 * as much where something else does. Which it is cannot be known, so it must hold in both.
 */
function spreadChance({ before, last }: Halves): number | undefined {
	const weighed = meansChance({ before, last });
	const even = meansChance({ before: alike(before), last: alike(last) });
	return weighed === undefined || even === undefined ? undefined : Math.max(weighed, even);
}

/** How many orders of the months would put the same ones last: all that is left where they do not vary. */
const orderChance = ({ before, last }: Halves): number =>
	meanOf(last) > meanOf(before) ? 1 / choose(before.length + last.length, last.length) : 1;

/** The other way round: failures for successes, or numbers with the other sign. */
const turned = (months: readonly Month[], isShare: boolean): Month[] =>
	months.map(({ k, n }) => ({ k: isShare ? n - k : -k, n }));

/** On a logarithmic scale a long tail to the right is none; undefined where there are numbers that have no logarithm. */
function logarithms(months: readonly Month[]): Month[] | undefined {
	if (months.some((month) => valueOf(month) <= 0)) return undefined;
	return months.map((month) => ({ k: Math.log(valueOf(month)) * month.n, n: month.n }));
}

const halvesOf = (months: readonly Month[], span: number): Halves => ({
	before: months.slice(0, -span),
	last: months.slice(-span)
});

type Scales = { months: readonly Month[]; logs: readonly Month[] | undefined };

/**
 * The chance of last months as high as these. Shares are held against each other exactly, and against how much the
 * months vary, which is often more than chance has them; numbers as they are, and where all are above 0 as logarithms.
 * What counts is the larger, since it must hold whichever is right.
 */
function highChance({ months, logs }: Scales, span: number, isShare: boolean): number {
	const halves = halvesOf(months, span);
	if (isShare) return Math.max(exactChance(halves), spreadChance(halves) ?? 0);
	const plain = spreadChance(halves) ?? orderChance(halves);
	return Math.max(plain, (logs && spreadChance(halvesOf(logs, span))) ?? 0);
}

function scalesOf(months: readonly Month[], side: 'up' | 'down', isShare: boolean): Scales {
	const logs = isShare ? undefined : logarithms(months);
	if (side === 'up') return { months, logs };
	return { months: turned(months, isShare), logs: logs && turned(logs, isShare) };
}

export type Tested = {
	/** Shares are k of n; anything else is a sum k over n, the mean of n. */
	isShare: boolean;
	direction: Direction;
};

/**
 * The chance, at most, that the last months of a steady series lie so far up, or down, from those before: a number
 * from 0 to 1 that is a or less with a chance of a or less, whatever a. Tried are the last 1, 2, 3, 4, 6, 8 and 12
 * months against all before, up to half of the series; the smallest chance is multiplied by how many were tried and by
 * two for the two directions (Bonferroni), so that it holds however alike the tries are. 1 under four months.
 */
export function shiftChance(months: readonly Month[], { isShare, direction }: Tested): number {
	const sides = direction === 'none' ? (['up', 'down'] as const) : [direction];
	const tried = spans.filter((span) => months.length >= 4 && span <= months.length / 2);
	if (tried.length === 0) return 1;
	const chances = sides.flatMap((side) => {
		const scales = scalesOf(months, side, isShare);
		return tried.map((span) => highChance(scales, span, isShare));
	});
	return Math.min(1, 2 * tried.length * Math.min(...chances));
}
