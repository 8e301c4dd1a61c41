import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk } from '@duckdb/node-api';

const inlined = 12;
const stringBytes = 16;

/**
 * A column of a chunk as it lies in DuckDB's memory, for the time of the chunk: `isNull` by row, `bytes` of its values
 * one after the other. No value is made of any of them.
 */
export type RawColumn = {
	rows: number;
	/** One bit for each row, the lowest first, set where there is a value; undefined where all have one. */
	validity: Uint8Array | undefined;
	bytes: Uint8Array;
};

/** The columns of a chunk whose values take so many bytes each: 8 for a double, 16 for a text, 1 for a boolean. */
export function rawColumn(chunk: DuckDBDataChunk, at: number, width: number): RawColumn {
	const rows = chunk.rowCount;
	const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
	// Null where DuckDB keeps no bits for the column: the types of the bindings do not say so.
	const bits = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8) as Uint8Array | null;
	const bytes = duckdb.vector_get_data(vector, rows * width);
	return { rows, validity: bits ?? undefined, bytes };
}

/** Whether a row of a column has a value. */
export const isValid = ({ validity }: RawColumn, row: number): boolean =>
	validity === undefined || (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;

/**
 * Hands the UTF-8 bytes of each text of a column to `take`, as a stretch of some bytes; -1 as the length where there is
 * none. A text of up to 12 bytes lies in the column itself, a longer one where its last 8 bytes point.
 */
export function eachText(
	column: RawColumn,
	take: (bytes: Uint8Array, from: number, length: number) => void
): void {
	const { rows, bytes } = column;
	const buffer = bytes.buffer as ArrayBuffer;
	const view = new DataView(buffer, bytes.byteOffset, bytes.byteLength);
	for (let row = 0; row < rows; row++) {
		const from = row * stringBytes;
		const length = view.getUint32(from, true);
		if (!isValid(column, row)) take(bytes, 0, -1);
		else if (length <= inlined) take(bytes, from + 4, length);
		else take(duckdb.get_data_from_pointer(buffer, bytes.byteOffset + from + 8, length), 0, length);
	}
}
