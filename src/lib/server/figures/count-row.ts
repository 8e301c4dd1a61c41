import { z } from 'zod';
import type { Count } from '#lib/measures/counts.ts';

const whole = z.number().nullish();
const trillionths = z.bigint().nullish();

// A curve by month has ten thousand rows: defaults are filled in once per row, and not by the schema of each column.
const columns = z.object({
	each: z.string(),
	bucket: z.string().nullable(),
	is_dated: z.boolean(),
	depth: z.number(),
	at: z.union([z.number(), z.string()]).nullable(),
	n: z.number(),
	units: whole,
	k: whole,
	competing: whole,
	total: trillionths,
	squares: trillionths,
	baseline: trillionths,
	baseline_squares: trillionths,
	last_squares: trillionths,
	part: trillionths,
	whole: trillionths,
	compared: whole,
	scored: whole,
	known: whole,
	completed: whole,
	start_total: trillionths,
	start_squares: trillionths
});

const toCount = (row: z.infer<typeof columns>): EachCount => ({
	each: row.each,
	bucket: row.bucket,
	isDated: row.is_dated,
	depth: row.depth,
	at: row.at,
	units: row.units ?? row.n,
	n: row.n,
	k: row.k ?? 0,
	competing: row.competing ?? 0,
	total: row.total ?? 0n,
	squares: row.squares ?? 0n,
	baseline: row.baseline ?? 0n,
	baselineSquares: row.baseline_squares ?? 0n,
	lastSquares: row.last_squares ?? 0n,
	part: row.part ?? 0n,
	whole: row.whole ?? 0n,
	compared: row.compared ?? 0,
	scored: row.scored ?? 0,
	known: row.known ?? 0,
	completed: row.completed ?? 0,
	startTotal: row.start_total ?? 0n,
	startSquares: row.start_squares ?? 0n
});

/** A row of the queries that count: what a kind does not count is left out, and is 0. */
export const countRow = columns.transform(toCount);

/** Where rows are counted: those that are alike in this are counted together. */
export type Counted = Pick<EachCount, 'each' | 'bucket' | 'isDated' | 'depth' | 'at'>;

/** A count to which nothing was added yet. */
export const nothingCounted = ({ each, bucket, isDated, depth, at }: Counted): EachCount => ({
	each,
	bucket,
	isDated,
	depth,
	at,
	units: 0,
	n: 0,
	k: 0,
	competing: 0
});

/** A count, and of which value of the dimension that was asked of each; '' where none was. */
export type EachCount = Count & { each: string };
