import { Bool, Dictionary, Float64, Int32, Utf8, makeData, makeVector } from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import { ByteCodes } from '#lib/server/figures/byte-codes.ts';
import { eachText, isValid } from '#lib/server/warehouse/raw-column.ts';
import type { RawColumn } from '#lib/server/warehouse/raw-column.ts';

/** One column on its way into Arrow: takes what lies in DuckDB's chunks, and gives a vector in the end. */
export type ArrowColumn = {
	width: number;
	take: (column: RawColumn) => void;
	finish: () => Vector;
};

const first = 65_536;

/** A typed array that grows as it is filled. */
class Growing<Kind extends Float64Array | Int32Array | Uint8Array> {
	length = 0;
	constructor(public items: Kind) {}

	/** Makes room for so many more, and says where they begin. */
	reserve(more: number): number {
		const from = this.length;
		this.length += more;
		if (this.length > this.items.length) {
			const grown = new (this.items.constructor as new (size: number) => Kind)(2 * this.length);
			grown.set(this.items);
			this.items = grown;
		}
		return from;
	}

	/** What was filled; the room beyond is let go. */
	filled(): Kind {
		return this.items.slice(0, this.length) as Kind;
	}
}

const ones = Uint8Array.from({ length: 256 }, (_, byte) =>
	[...byte.toString(2)].reduce((sum, bit) => sum + Number(bit), 0)
);

/** Bits by row, the lowest first, as Arrow has them. */
class Bits {
	#bytes = new Growing(new Uint8Array(first / 8));
	#rows = 0;

	push(rows: number, bitOf: (row: number) => boolean): void {
		const wanted = Math.ceil((this.#rows + rows) / 8);
		this.#bytes.reserve(wanted - this.#bytes.length);
		const { items } = this.#bytes;
		for (let row = 0, at = this.#rows; row < rows; row++, at++)
			if (bitOf(row)) items[at >> 3] = (items[at >> 3] ?? 0) | (1 << (at & 7));
		this.#rows += rows;
	}

	get rows(): number {
		return this.#rows;
	}

	finish() {
		const bytes = this.#bytes.filled();
		const set = bytes.reduce((sum, byte) => sum + (ones[byte] ?? 0), 0);
		return { bytes, unset: this.#rows - set };
	}
}

/** Which rows have a value. */
class Validity {
	#bits = new Bits();

	push(column: RawColumn): void {
		const { rows, validity } = column;
		this.#bits.push(rows, validity ? (row) => isValid(column, row) : () => true);
	}

	finish() {
		const { bytes, unset } = this.#bits.finish();
		const length = this.#bits.rows;
		return { length, nullCount: unset, ...(unset > 0 && { nullBitmap: bytes }) };
	}
}

function numberColumn(): ArrowColumn {
	const validity = new Validity();
	const values = new Growing(new Float64Array(first));
	return {
		width: 8,
		take: (column) => {
			const { bytes, rows } = column;
			const from = values.reserve(rows);
			values.items.set(new Float64Array(bytes.slice().buffer, 0, rows), from);
			validity.push(column);
		},
		finish: () =>
			makeVector(makeData({ type: new Float64(), data: values.filled(), ...validity.finish() }))
	};
}

function booleanColumn(): ArrowColumn {
	const validity = new Validity();
	const values = new Bits();
	return {
		width: 1,
		take: (column) => {
			values.push(column.rows, (row) => column.bytes[row] === 1);
			validity.push(column);
		},
		finish: () =>
			makeVector(makeData({ type: new Bool(), data: values.finish().bytes, ...validity.finish() }))
	};
}

/** Texts of which each is of its own: their bytes, and where each ends. */
function codeColumn(): ArrowColumn {
	const validity = new Validity();
	const texts = new Growing(new Uint8Array(16 * first));
	const ends = new Growing(new Int32Array(first));
	ends.reserve(1);
	return {
		width: 16,
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
		finish: () => {
			const parts = { data: texts.filled(), valueOffsets: ends.filled() };
			return makeVector(makeData({ type: new Utf8(), ...parts, ...validity.finish() }));
		}
	};
}

/** A few texts over many rows: each row has the number of its text. */
function textColumn(): ArrowColumn {
	const validity = new Validity();
	const rows = new Growing(new Int32Array(first));
	const codes = new ByteCodes();
	return {
		width: 16,
		take: (column) => {
			eachText(column, (bytes, from, length) => {
				const at = rows.reserve(1);
				rows.items[at] = length < 0 ? 0 : codes.codeOf(bytes, from, length);
			});
			validity.push(column);
		},
		finish: () => {
			const { bytes, ends } = codes.finish();
			const length = ends.length - 1;
			const known = makeData({
				type: new Utf8(),
				length,
				nullCount: 0,
				data: bytes,
				valueOffsets: ends
			});
			const type = new Dictionary(new Utf8(), new Int32());
			const dictionary = makeVector(known);
			return makeVector(makeData({ type, data: rows.filled(), dictionary, ...validity.finish() }));
		}
	};
}

/** How each type of a column is gathered. */
export const arrowColumns = {
	text: textColumn,
	code: codeColumn,
	number: numberColumn,
	boolean: booleanColumn
};
