/**
 * What a group of rows comes down to: counts and sums. `at` is a day, a week, a length or a category; null where the
 * tally is not of one.
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
export type ExactTally = Pick<Tally, 'at' | 'n' | 'k' | 'competing'> &
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

const rounded = (sums: ExactTally): Tally => ({
	at: sums.at,
	n: sums.n,
	k: sums.k,
	competing: sums.competing,
	total: fromTrillionths(sums.total),
	squares: fromTrillionths(sums.squares),
	baseline: fromTrillionths(sums.baseline),
	baselineSquares: fromTrillionths(sums.baselineSquares),
	lastSquares: fromTrillionths(sums.lastSquares),
	part: fromTrillionths(sums.part),
	whole: fromTrillionths(sums.whole)
});

/** Is each further along an axis of numbers than the one before? Then no two are of the same place on it. */
const isRising = (tallies: readonly ExactTally[]): boolean =>
	tallies.every(({ at }, place) => {
		const before = place === 0 ? -Infinity : tallies[place - 1]?.at;
		return typeof at === 'number' && typeof before === 'number' && before < at;
	});

/** Adds up tallies of the same `at`, whatever their bucket. */
export function mergeTallies(tallies: readonly ExactTally[]): Tally[] {
	if (isRising(tallies)) return tallies.map(rounded);
	const sums = summed.filter((key) => tallies.some((tally) => tally[key] !== undefined));
	const merged = new Map<Tally['at'], ExactTally>();
	const own = new Set<ExactTally>();
	for (const tally of tallies) {
		const known = merged.get(tally.at);
		if (!known) merged.set(tally.at, tally);
		else if (own.has(known)) add(known, tally, sums);
		else {
			const sum = { ...known };
			add(sum, tally, sums);
			own.add(sum);
			merged.set(tally.at, sum);
		}
	}
	return [...merged.values()].map(rounded);
}

export type Moments = { n: number; total: number; squares: number };

/** Mean and standard deviation (n - 1 below the line; none under two values) from a count, a sum and a sum of squares. */
export function meanAndSd({ n, total, squares }: Moments): { mean: number; sd?: number } {
	const mean = total / n;
	if (n < 2) return { mean };
	// The difference of two large sums may come out a hair below zero.
	return { mean, sd: Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1))) };
}

/** A value and how many rows have it. */
export type Weighted = { value: number; n: number };

/** The value at a rank from 0, of values in rising order. */
export function valueAtRank(values: readonly Weighted[], rank: number): number | undefined {
	let before = 0;
	for (const { value, n } of values) {
		before += n;
		if (rank < before) return value;
	}
	return undefined;
}

/** Quantile of type 7 (Hyndman and Fan 1996; R's default and DuckDB's quantile_cont) of values in rising order. */
export function quantile(values: readonly Weighted[], p: number): number | undefined {
	let n = 0;
	for (const value of values) n += value.n;
	const rank = (n - 1) * p;
	const below = valueAtRank(values, Math.floor(rank));
	const above = valueAtRank(values, Math.ceil(rank));
	if (below === undefined || above === undefined) return undefined;
	return below + (above - below) * (rank - Math.floor(rank));
}
