import { addAxes } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';
import { groupBy } from '#lib/measures/group-by.ts';

/**
 * What a group of rows comes down to: counts and sums. `at` is a week or a category; null where the tally is not of one,
 * also where its rows are counted along an axis.
 */
export type Tally = {
	at: number | string | null;
	n: number;
	k: number;
	competing: number;
	total: number;
	squares: number;
	baseline: number;
	/** Sums of squares of the first and of the last score. */
	baselineSquares: number;
	lastSquares: number;
	part: number;
	whole: number;
	/** The rows along an axis of numbers: the days of a curve, the lengths of a duration. */
	along?: AxisCounts;
};

const summed = [
	'total',
	'squares',
	'baseline',
	'baselineSquares',
	'lastSquares',
	'part',
	'whole'
] as const;

/**
 * The tally of one bucket as it was counted: sums in whole trillionths, so that they come out the same to the last bit
 * in whatever order and from whatever parts they are added up. Sums that its kind has not are left out, and are 0.
 */
export type ExactTally = Pick<Tally, 'at' | 'n' | 'k' | 'competing' | 'along'> &
	Partial<Record<(typeof summed)[number], bigint>> & { bucket: string };

const trillion = 1_000_000_000_000n;

// Most sums of most kinds are nothing, and a curve by month has some thousand tallies: nothing is neither added nor
// divided, and no object made that need not be.
/** A sum in whole trillionths as the nearest number. */
export const fromTrillionths = (sum: bigint | undefined): number =>
	sum === undefined || sum === 0n
		? 0
		: Number(sum / trillion) + Number(sum % trillion) / Number(trillion);

type Summed = (typeof summed)[number];

/** `sums` are those that any of the tallies has. */
function add(sum: ExactTally, tally: ExactTally, sums: readonly Summed[]): void {
	sum.n += tally.n;
	sum.k += tally.k;
	sum.competing += tally.competing;
	for (const key of sums) sum[key] = (sum[key] ?? 0n) + (tally[key] ?? 0n);
}

function rounded(sums: ExactTally): Tally {
	const { at, n, k, competing, along } = sums;
	const tally: Tally = {
		at,
		n,
		k,
		competing,
		total: fromTrillionths(sums.total),
		squares: fromTrillionths(sums.squares),
		baseline: fromTrillionths(sums.baseline),
		baselineSquares: fromTrillionths(sums.baselineSquares),
		lastSquares: fromTrillionths(sums.lastSquares),
		part: fromTrillionths(sums.part),
		whole: fromTrillionths(sums.whole)
	};
	if (along) tally.along = along;
	return tally;
}

/** Is each further along an axis of numbers than the one before? Then no two are of the same place on it. */
const isRising = (tallies: readonly ExactTally[]): boolean =>
	tallies.every(({ at }, place) => {
		const before = place === 0 ? -Infinity : tallies[place - 1]?.at;
		return typeof at === 'number' && typeof before === 'number' && before < at;
	});

function sumOf(parts: readonly ExactTally[], sums: readonly Summed[]): ExactTally[] {
	const [first, ...others] = parts;
	if (!first || others.length === 0) return first ? [first] : [];
	const sum = { ...first };
	for (const part of others) add(sum, part, sums);
	const along = parts.flatMap((part) => part.along ?? []);
	return [along.length > 0 ? { ...sum, along: addAxes(along) } : sum];
}

/** Adds up tallies of the same `at`, whatever their bucket. */
export function mergeTallies(tallies: readonly ExactTally[]): Tally[] {
	if (isRising(tallies)) return tallies.map(rounded);
	const sums = summed.filter((key) => tallies.some((tally) => tally[key] !== undefined));
	const places = [...groupBy(tallies, ({ at }) => at).values()];
	return places.flatMap((parts) => sumOf(parts, sums)).map(rounded);
}

export type Moments = { n: number; total: number; squares: number };

/** Mean and standard deviation (n - 1 below the line; none under two values) from a count, a sum and a sum of squares. */
export function meanAndSd({ n, total, squares }: Moments): { mean: number; sd?: number } {
	const mean = total / n;
	if (n < 2) return { mean };
	// The difference of two large sums may come out a hair below zero.
	return { mean, sd: Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1))) };
}
