import { z } from 'zod';
import type { Count } from '#lib/measures/counts.ts';

const whole = z
	.number()
	.nullish()
	.transform((value) => value ?? 0);
const trillionths = z
	.bigint()
	.nullish()
	.transform((value) => value ?? 0n);

/** A row of the queries that count: what a kind does not count is left out. */
export const countRow = z
	.object({
		each: z.string(),
		bucket: z.string().nullable(),
		is_dated: z.boolean(),
		depth: z.number(),
		at: z.union([z.number(), z.string()]).nullable(),
		units: z.number().optional(),
		n: z.number(),
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
	})
	.transform(
		({
			is_dated: isDated,
			units,
			baseline_squares: baselineSquares,
			last_squares: lastSquares,
			start_total: startTotal,
			start_squares: startSquares,
			...count
		}): EachCount => ({
			...count,
			isDated,
			units: units ?? count.n,
			baselineSquares,
			lastSquares,
			startTotal,
			startSquares
		})
	);

/** A count, and of which value of the dimension that was asked of each; '' where none was. */
export type EachCount = Count & { each: string };
