import type { Measure } from '#lib/measures/measure.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import { dimensionSource, joinsOf } from '#lib/server/figures/kind-queries.ts';
import type { DimensionSource } from '#lib/server/figures/kind-queries.ts';
import type { Added } from '#lib/server/rollups/row-state.ts';
import { identifier } from '#lib/server/sql-file.ts';

/** What placed rows look like: those of one shape lie in one table and are counted together. */
export type Shape = {
	relation: DimensionSource['relation'];
	/** The dimensions that rows carry themselves. */
	own: readonly string[];
	at: 'double' | 'varchar';
	/** The sums, in the order of their columns. */
	types: readonly Added['type'][];
};

/** A measure among those that share rows: where its state and its sums are. */
export type Placed = {
	measure: Measure;
	shift: number;
	/** The column of each sum, by its name. */
	sums: Record<string, string>;
	/** Whether no other measure shares the rows. */
	isAlone: boolean;
};

export type PlacedRows = BoundSql & { shape: Shape; placed: readonly Placed[] };

/** The column of a sum, by its place. */
export const sumColumn = (at: number): string => `sum_${at}`;
/** The column of a dimension that rows carry themselves. */
export const ownColumn = (dimension: string): string => identifier(`own ${dimension}`);

/** The word that a placed row has for a dimension, as SQL: its own, or that of its stay or claim. */
export function wordOf({ unit, dimensions }: Measure, dimension: string): string {
	const isJoined = joinsOf(unit).some((name) => name === dimension);
	const joined = `stratum.${identifier(dimension)}`;
	if (!dimensions.some((name) => name === dimension)) return joined;
	const carried = `placed.${ownColumn(dimension)}`;
	return isJoined ? `coalesce(${carried}, ${joined}::varchar)` : carried;
}

// How far a row comes is in the bits above these.
const bits: Record<string, number> = { k: 2, competing: 1 };

/** What placed rows add to a count or sum of a measure, as SQL over their `of_measure`, `n` and sums. */
export function addedTo(name: string, { sums }: Pick<Placed, 'sums'>): string {
	const sum = sums[name];
	if (sum !== undefined) return sum;
	const bit = bits[name];
	return bit === undefined ? name : `case when (of_measure & ${bit}) > 0 then n else 0 end`;
}

/** Each with a comma behind it. */
export const columns = (written: readonly string[]): string =>
	written.map((column) => `${column},`).join('\n    ');

/** What joins rows to the stratum of their stay or claim, as SQL. */
export const joinOf = ({ unit }: Measure, column: (key: string) => string): string =>
	dimensionSource(unit)
		.keys.map((key) => `dimension.${key} = ${column(key)}`)
		.join('\n    and ');
