import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Measure } from '#lib/measures/measure.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { countsOf, rollupTable, sumsOf } from '#lib/server/rollups/rollup-tables.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import {
	exactColumn,
	integerColumn,
	numberColumn,
	sortedBy,
	textColumn
} from '#lib/server/rollups/slice-columns.ts';
import type { Coded } from '#lib/server/rollups/slice-columns.ts';
import { runChunks, runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

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

// A column of whole numbers, and a number of any size with what points to it.
const [integerBytes, exactBytes] = [4, 40];

type Chunks = Awaited<ReturnType<typeof runChunks>>;

/** The rows in the order in which they are held. */
function orderOf({ month, word, depth, at }: Pick<Slice, 'month' | 'word' | 'depth' | 'at'>) {
	const first = month.reduce((least, of) => Math.min(least, of), Infinity);
	const columns = [at.codes, depth, month.map((of) => of - first), word.codes];
	return columns.reduce(
		sortedBy,
		month.map((_, row) => row)
	);
}

type Columns = { counts: readonly string[]; sums: readonly string[] };

function sliceOf(
	chunks: Chunks,
	{ kind }: Measure,
	words: string[],
	{ counts, sums }: Columns
): Slice {
	const word = { values: words, codes: integerColumn(chunks, 0) };
	const month = integerColumn(chunks, 1, -1);
	const depth = integerColumn(chunks, 2);
	const at = kind === 'breakdown' ? textColumn(chunks, 3) : numberColumn(chunks, 3);
	const order = orderOf({ month, word, depth, at });
	const sorted = (column: Int32Array) => order.map((row) => column[row] ?? 0);
	const exact = (column: bigint[]) => Array.from(order, (row) => column[row] ?? 0n);
	const [ofCounts, ofSums] = [4, 4 + counts.length];
	return {
		rows: order.length,
		word: { ...word, codes: sorted(word.codes) },
		month: sorted(month),
		depth: sorted(depth),
		deepest: depth.reduce((most, steps) => Math.max(most, steps), 0),
		at: { ...at, codes: sorted(at.codes) },
		counts: new Map(
			counts.map((name, place) => [name, sorted(integerColumn(chunks, ofCounts + place))])
		),
		sums: new Map(sums.map((name, place) => [name, exact(exactColumn(chunks, ofSums + place))])),
		bytes: order.length * ((4 + counts.length) * integerBytes + sums.length * exactBytes)
	};
}

const wordRow = z.object({ word: z.string() });

/** The words of a dimension; by month alone there is one, and it says nothing. */
async function wordsOf(db: DuckDBConnection, table: string, of: Parameters): Promise<string[]> {
	if (of.dimension === '') return [''];
	const sql = fillSql(rollupTemplate('slice_words'), { table });
	const words = await runQuery(db, { name: 'roll-ups', sql, row: wordRow }, of);
	return words.map(({ word }) => word);
}

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
	const table = rollupTable(measure);
	const of = { measure: number, dimension };
	const words = await wordsOf(db, table, of);
	const counts = ['n', ...countsOf(measure)];
	const sums = sumsOf(measure);
	const sql = fillSql(rollupTemplate('slice'), {
		table,
		columns: [...counts, ...sums].map(identifier).join(',\n    ')
	});
	const query = { name: `${measure.id} roll-up`, sql };
	const chunks = await runChunks(db, query, { ...of, words });
	return sliceOf(chunks, measure, words, { counts, sums });
}
