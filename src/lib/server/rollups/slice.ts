import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { addLast, isAlongAxis, nowhere, roomFor } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';
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

/** Of each row where on its axis it lies, and what it counts and sums; in the order of the axis. */
export type SliceRows = {
	at: Coded<number | string | null>;
	/** By name: `n`, and what else the kind counts. */
	counts: ReadonlyMap<string, Int32Array>;
	/** By name, in whole trillionths. */
	sums: ReadonlyMap<string, readonly bigint[]>;
};

/**
 * A measure's roll-up by one dimension over all months, sorted by word, month and depth: stretches of rows that are
 * alike in these. Rows may say the same in all that they are grouped by: they add up; but where a kind is counted along
 * an axis of numbers, those of a stretch rise.
 */
export type Slice = {
	/** By stretch where its rows begin, and at the end where those of the last one end. */
	starts: Int32Array;
	/** By stretch, of the words of the dimension. */
	word: Coded<string>;
	/** By stretch, in months since year 0; -1 for rows without a date. */
	month: Int32Array;
	/** By stretch how many steps of the ledger its rows passed, and the most that any did. */
	depth: Int32Array;
	deepest: number;
	rows: SliceRows | { along: AxisCounts };
	/** About how much memory it takes. */
	bytes: number;
};

// A column of whole numbers, and a number of any size with what points to it.
const [integerBytes, exactBytes] = [4, 40];

type Chunks = Awaited<ReturnType<typeof runChunks>>;

/** What rows say of themselves, before they lie in stretches. */
type Unsorted = Pick<Slice, 'month' | 'word' | 'depth'> & Pick<SliceRows, 'at'>;

/** The rows in the order in which they are held. */
function orderOf({ month, word, depth, at }: Unsorted): Int32Array {
	const first = month.reduce((least, of) => Math.min(least, of), Infinity);
	const columns = [at.codes, depth, month.map((of) => of - first), word.codes];
	return columns.reduce(
		sortedBy,
		month.map((_, row) => row)
	);
}

/** The stretches of alike rows, of rows in this order. */
function stretchesOf({ month, word, depth }: Unsorted, order: Int32Array) {
	const starts: number[] = [];
	const firsts: number[] = [];
	let last = -1;
	order.forEach((row, place) => {
		const isAlike =
			depth[row] === depth[last] &&
			month[row] === month[last] &&
			word.codes[row] === word.codes[last];
		last = row;
		if (isAlike) return;
		starts.push(place);
		firsts.push(row);
	});
	const ofFirst = (column: Int32Array) => Int32Array.from(firsts, (row) => column[row] ?? 0);
	return {
		starts: Int32Array.from([...starts, order.length]),
		word: { ...word, codes: ofFirst(word.codes) },
		month: ofFirst(month),
		depth: ofFirst(depth)
	};
}

type Columns = { counts: readonly string[]; sums: readonly string[] };

/** The columns of whole numbers that rows count, by name. */
const countsIn = (chunks: Chunks, { counts }: Columns): [string, Int32Array][] =>
	counts.map((name, place) => [name, integerColumn(chunks, 4 + place)]);

/** Rows in this order along their axis, those of one stretch and place in one; and where the stretches begin then. */
function alongOf(
	at: SliceRows['at'],
	counts: ReadonlyMap<string, Int32Array>,
	order: Int32Array,
	starts: Int32Array
) {
	const along = roomFor(order.length);
	const moved = new Int32Array(starts.length);
	const places = at.values.map((value) => (typeof value === 'number' ? value : nowhere));
	const column = (name: string) => counts.get(name) ?? new Int32Array(order.length);
	const [n, k, competing] = [column('n'), column('k'), column('competing')];
	for (let stretch = 0; stretch < starts.length - 1; stretch++) {
		const begins = along.to;
		const end = starts[stretch + 1] ?? 0;
		for (let place = starts[stretch] ?? 0; place < end; place++) {
			const row = order[place] ?? 0;
			const counted = { n: n[row] ?? 0, k: k[row] ?? 0, competing: competing[row] ?? 0 };
			addLast(along, places[at.codes[row] ?? 0] ?? nowhere, counted, begins);
		}
		moved[stretch + 1] = along.to;
	}
	return { rows: { along }, starts: moved };
}

function rowsOf(chunks: Chunks, at: SliceRows['at'], order: Int32Array, columns: Columns) {
	const sorted = (column: Int32Array) => order.map((row) => column[row] ?? 0);
	const exact = (column: bigint[]) => Array.from(order, (row) => column[row] ?? 0n);
	const counts = countsIn(chunks, columns);
	const ofSums = 4 + counts.length;
	return {
		at: { ...at, codes: sorted(at.codes) },
		counts: new Map(counts.map(([name, column]) => [name, sorted(column)])),
		sums: new Map(
			columns.sums.map((name, place) => [name, exact(exactColumn(chunks, ofSums + place))])
		)
	};
}

function sliceOf(chunks: Chunks, { kind }: Measure, words: string[], columns: Columns): Slice {
	const word = { values: words, codes: integerColumn(chunks, 0) };
	const month = integerColumn(chunks, 1, -1);
	const depth = integerColumn(chunks, 2);
	const at = kind === 'breakdown' ? textColumn(chunks, 3) : numberColumn(chunks, 3);
	const order = orderOf({ month, word, depth, at });
	const stretches = stretchesOf({ month, word, depth, at }, order);
	const deepest = depth.reduce((most, steps) => Math.max(most, steps), 0);
	const { counts, sums } = columns;
	const bytes = order.length * ((4 + counts.length) * integerBytes + sums.length * exactBytes);
	if (!isAlongAxis(kind))
		return { ...stretches, rows: rowsOf(chunks, at, order, columns), deepest, bytes };
	const counted = new Map(countsIn(chunks, columns));
	return { ...stretches, ...alongOf(at, counted, order, stretches.starts), deepest, bytes };
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
