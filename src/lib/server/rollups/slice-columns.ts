import type { DuckDBDataChunk } from '@duckdb/node-api';
import { ByteCodes } from '#lib/server/figures/byte-codes.ts';
import { eachText, isValid, rawColumn } from '#lib/server/warehouse/raw-column.ts';

/** Texts or numbers that come many times: each once, and by row its place among them. */
export type Coded<Value> = { values: Value[]; codes: Int32Array };

const rowsIn = (chunks: readonly DuckDBDataChunk[]): number =>
	chunks.reduce((rows, chunk) => rows + chunk.rowCount, 0);

/** A column of 32-bit integers; `none` where there is no value. */
export function integerColumn(
	chunks: readonly DuckDBDataChunk[],
	at: number,
	none = 0
): Int32Array {
	const all = new Int32Array(rowsIn(chunks));
	let from = 0;
	for (const chunk of chunks) {
		const column = rawColumn(chunk, at, Int32Array.BYTES_PER_ELEMENT);
		all.set(new Int32Array(column.bytes.slice().buffer, 0, column.rows), from);
		if (column.validity)
			for (let row = 0; row < column.rows; row++) if (!isValid(column, row)) all[from + row] = none;
		from += column.rows;
	}
	return all;
}

/** A column of texts; null is a value of its own where there is none. */
export function textColumn(chunks: readonly DuckDBDataChunk[], at: number): Coded<string | null> {
	const found = new ByteCodes();
	const codes = new Int32Array(rowsIn(chunks));
	let row = 0;
	for (const chunk of chunks)
		eachText(rawColumn(chunk, at, 16), (bytes, from, length) => {
			codes[row++] = length < 0 ? 0 : 1 + found.codeOf(bytes, from, length);
		});
	const { bytes, ends } = found.finish();
	const text = new TextDecoder();
	const values = Array.from({ length: ends.length - 1 }, (_, code) =>
		text.decode(bytes.subarray(ends[code], ends[code + 1]))
	);
	return { values: [null, ...values], codes };
}

/** A column of doubles, the smallest first; null comes before all where there is none. */
export function numberColumn(chunks: readonly DuckDBDataChunk[], at: number): Coded<number | null> {
	const codes = new Int32Array(rowsIn(chunks));
	const found = new Map<number, number>();
	let from = 0;
	for (const chunk of chunks) {
		const column = rawColumn(chunk, at, Float64Array.BYTES_PER_ELEMENT);
		const numbers = new Float64Array(column.bytes.slice().buffer, 0, column.rows);
		for (let row = 0; row < column.rows; row++) {
			if (!isValid(column, row)) continue;
			const number = numbers[row] ?? 0;
			const code = found.get(number) ?? found.size + 1;
			if (code > found.size) found.set(number, code);
			codes[from + row] = code;
		}
		from += column.rows;
	}
	return inOrder([...found.keys()], codes);
}

/** The same with smaller codes for smaller numbers; `numbers` are those of the codes from 1 on. */
function inOrder(numbers: number[], codes: Int32Array): Coded<number | null> {
	const sorted = numbers.toSorted((a, b) => a - b);
	const ranks = new Map(sorted.map((number, rank) => [number, rank + 1]));
	const moved = Int32Array.from([0, ...numbers.map((number) => ranks.get(number) ?? 0)]);
	return { values: [null, ...sorted], codes: codes.map((code) => moved[code] ?? 0) };
}

/** A column of 128-bit integers; 0 where there is no value. */
export const exactColumn = (chunks: readonly DuckDBDataChunk[], at: number): bigint[] =>
	chunks.flatMap((chunk) =>
		chunk.getColumnValues(at).map((value) => (typeof value === 'bigint' ? value : 0n))
	);

/** Puts rows in the order of small numbers from 0 on, and leaves those of the same number in the order they are in. */
export function sortedBy(order: Int32Array, codes: Int32Array): Int32Array {
	const starts = new Int32Array(codes.reduce((most, code) => Math.max(most, code), 0) + 2);
	for (const code of codes) starts[code + 1] = (starts[code + 1] ?? 0) + 1;
	for (let code = 1; code < starts.length; code++)
		starts[code] = (starts[code] ?? 0) + (starts[code - 1] ?? 0);
	const sorted = new Int32Array(order.length);
	for (const row of order) {
		const code = codes[row] ?? 0;
		const place = starts[code] ?? 0;
		sorted[place] = row;
		starts[code] = place + 1;
	}
	return sorted;
}
