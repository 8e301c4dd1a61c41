import type { Measure } from '#lib/measures/measure.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import { dimensionSource } from '#lib/server/figures/kind-queries.ts';
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

/** Each with a comma behind it. */
export const columns = (written: readonly string[]): string =>
	written.map((column) => `${column},`).join('\n    ');

/** What joins rows to the stratum of their stay or claim, as SQL. */
export const joinOf = ({ unit }: Measure, column: (key: string) => string): string =>
	dimensionSource(unit)
		.keys.map((key) => `dimension.${key} = ${column(key)}`)
		.join('\n    and ');
