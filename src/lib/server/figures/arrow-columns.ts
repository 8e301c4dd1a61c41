import { Bool, Dictionary, Float64, Int32, Utf8, makeData, makeVector } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import { Bits, Growing, Validity } from '#lib/server/figures/arrow-buffers.ts';
import { ByteCodes } from '#lib/server/figures/byte-codes.ts';
import { eachText } from '#lib/server/warehouse/raw-column.ts';
import { enumWidth } from '#lib/server/figures/row-texts.ts';
import type { RowType } from '#lib/server/figures/row-columns.ts';
import type { RawColumn } from '#lib/server/warehouse/raw-column.ts';

/**
 * One column on its way into Arrow: takes what lies in DuckDB's chunks, `width` bytes a row, and gives what it took since
 * the last time as a part of a batch.
 */
export type ArrowColumn = {
	width: number;
	type: DataType;
	take: (column: RawColumn) => void;
	flush: () => Data;
};

function numberColumn(): ArrowColumn {
	const type = new Float64();
	const validity = new Validity();
	const values = new Growing(Float64Array);
	return {
		width: 8,
		type,
		take: (column) => {
			const { bytes, rows } = column;
			const from = values.reserve(rows);
			values.items.set(new Float64Array(bytes.slice().buffer, 0, rows), from);
			validity.push(column);
		},
		flush: () => makeData({ type, data: values.flush(), ...validity.flush() })
	};
}

function booleanColumn(): ArrowColumn {
	const type = new Bool();
	const validity = new Validity();
	const values = new Bits();
	return {
		width: 1,
		type,
		take: (column) => {
			values.push(column.rows, (row) => column.bytes[row] === 1);
			validity.push(column);
		},
		flush: () => makeData({ type, data: values.flush(), ...validity.flush() })
	};
}

/** Texts of which each is of its own: their bytes, and where each ends. */
function codeColumn(): ArrowColumn {
	const type = new Utf8();
	const validity = new Validity();
	const texts = new Growing(Uint8Array);
	const ends = new Growing(Int32Array);
	ends.reserve(1);
	return {
		width: 16,
		type,
		take: (column) => {
			eachText(column, (bytes, from, length) => {
				const at = texts.reserve(Math.max(0, length));
				for (let offset = 0; offset < length; offset++)
					texts.items[at + offset] = bytes[from + offset] ?? 0;
				const end = ends.reserve(1);
				ends.items[end] = texts.length;
			});
			validity.push(column);
		},
		flush: () => {
			const parts = { data: texts.flush(), valueOffsets: ends.flush() };
			ends.reserve(1);
			return makeData({ type, ...parts, ...validity.flush() });
		}
	};
}

const dictionaryOf = ({ bytes, ends }: { bytes: Uint8Array; ends: Int32Array }) =>
	makeVector(
		makeData({
			type: new Utf8(),
			length: ends.length - 1,
			nullCount: 0,
			data: bytes,
			valueOffsets: ends
		})
	);

/**
 * A few texts over many rows: each row has the number of its text. They are known only in the end, so that all rows are of
 * one batch.
 */
function textColumn(at: number): ArrowColumn {
	const type = new Dictionary(new Utf8(), new Int32(), at);
	const validity = new Validity();
	const rows = new Growing(Int32Array);
	const codes = new ByteCodes();
	return {
		width: 16,
		type,
		take: (column) => {
			eachText(column, (bytes, from, length) => {
				const row = rows.reserve(1);
				rows.items[row] = length < 0 ? 0 : codes.codeOf(bytes, from, length);
			});
			validity.push(column);
		},
		flush: () => {
			const dictionary = dictionaryOf(codes.finish());
			return makeData({ type, data: rows.flush(), dictionary, ...validity.flush() });
		}
	};
}

/** Texts that are known beforehand, of which DuckDB itself gives the number of each row's. */
function knownColumn(at: number, texts: readonly string[]): ArrowColumn {
	const type = new Dictionary(new Utf8(), new Int32(), at);
	const validity = new Validity();
	const rows = new Growing(Int32Array);
	const codes = new ByteCodes();
	for (const bytes of texts.map((text) => new TextEncoder().encode(text)))
		codes.codeOf(bytes, 0, bytes.length);
	const dictionary = dictionaryOf(codes.finish());
	const width = enumWidth(texts.length);
	return {
		width,
		type,
		take: (column) => {
			const { bytes } = column;
			const numbers = width === 1 ? bytes : new Uint16Array(bytes.slice().buffer, 0, column.rows);
			const from = rows.reserve(column.rows);
			rows.items.set(numbers, from);
			validity.push(column);
		},
		flush: () => makeData({ type, data: rows.flush(), dictionary, ...validity.flush() })
	};
}

const byType = {
	text: textColumn,
	code: codeColumn,
	number: numberColumn,
	boolean: booleanColumn
};

/** How a column is gathered: of this type, or of texts that are known. `at` is its place, which names its dictionary. */
export const arrowColumn = (
	at: number,
	type: RowType,
	texts: readonly string[] | undefined
): ArrowColumn => (texts ? knownColumn(at, texts) : byType[type](at));
