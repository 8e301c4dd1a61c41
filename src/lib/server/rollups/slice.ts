import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Measure } from '#lib/measures/measure.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { countsOf, rollupTable, sumsOf } from '#lib/server/rollups/rollup-tables.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runColumns } from '#lib/server/warehouse/run-query.ts';

/** Texts or numbers that come many times: each once, and by row its place among them. */
export type Coded<Value> = { values: Value[]; codes: Int32Array };

/**
 * A measure's roll-up by one dimension over all months, column by column, sorted by word, month and depth and along the
 * axis: so those of one group lie together. Rows may say the same in all that they are grouped by: they add up.
 */
export type Slice = {
	rows: number;
	/** The words of the dimension. */
	word: Coded<string>;
	/** Months since year 0; -1 for rows without a date. */
	month: Int32Array;
	/** How many steps of the ledger the rows passed, and the most that any did. */
	depth: Int32Array;
	deepest: number;
	at: Coded<number | string | null>;
	/** By name: `n`, and what else the kind counts. */
	counts: ReadonlyMap<string, Int32Array>;
	/** By name, in whole trillionths. */
	sums: ReadonlyMap<string, readonly bigint[]>;
	/** About how much memory it takes. */
	bytes: number;
};

function coded<Value>(column: readonly Value[]): Coded<Value> {
	const values: Value[] = [];
	const places = new Map<Value, number>();
	const codes = Int32Array.from(column, (value) => {
		const place = places.get(value) ?? values.push(value) - 1;
		places.set(value, place);
		return place;
	});
	return { values, codes };
}

const integers = (column: readonly DuckDBValue[] = [], none = 0): Int32Array =>
	Int32Array.from(column, (value) => (value === null ? none : Number(value)));

const exact = (column: readonly DuckDBValue[] = []): bigint[] =>
	column.map((value) => (typeof value === 'bigint' ? value : 0n));

const axisOf = (value: DuckDBValue): number | string | null =>
	typeof value === 'number' || typeof value === 'string' ? value : null;

// A column of whole numbers, and a number of any size with what points to it.
const [integerBytes, exactBytes] = [4, 40];

/**
 * Reads the roll-up of a measure, which has this number in its table, by one dimension; '' is by month alone. Throws
 * QueryFailed.
 */
export async function readSlice(
	db: DuckDBConnection,
	measure: Measure,
	number: number,
	dimension: string
): Promise<Slice> {
	const counts = ['n', ...countsOf(measure)];
	const sums = sumsOf(measure);
	const sql = fillSql(rollupTemplate('slice'), {
		table: rollupTable(measure),
		columns: [...counts, ...sums].map(identifier).join(',\n    ')
	});
	const query = { name: `${measure.id} roll-up`, sql };
	const columns = await runColumns(db, query, { measure: number, dimension });
	const month = integers(columns.month, -1);
	const depth = integers(columns.depth);
	const rows = month.length;
	return {
		rows,
		word: coded((columns.value ?? []).map(String)),
		month,
		depth,
		deepest: depth.reduce((most, steps) => Math.max(most, steps), 0),
		at: coded((columns.at ?? []).map(axisOf)),
		counts: new Map(counts.map((name) => [name, integers(columns[name])])),
		sums: new Map(sums.map((name) => [name, exact(columns[name])])),
		bytes: rows * ((4 + counts.length) * integerBytes + sums.length * exactBytes)
	};
}
