import { isValid } from '#lib/server/warehouse/raw-column.ts';
import type { RawColumn } from '#lib/server/warehouse/raw-column.ts';

type Items = Float64Array | Int32Array | Uint8Array;

const first = 4096;

/** A typed array that grows as it is filled. */
export class Growing<Kind extends Items> {
	length = 0;
	items: Kind;
	readonly #make: new (size: number) => Kind;

	constructor(make: new (size: number) => Kind) {
		this.#make = make;
		this.items = new make(first);
	}

	/** Makes room for so many more, and says where they begin. */
	reserve(more: number): number {
		const from = this.length;
		this.length += more;
		if (this.length > this.items.length) {
			const grown = new this.#make(2 * this.length);
			grown.set(this.items);
			this.items = grown;
		}
		return from;
	}

	/** What was filled, and begins anew. What is still filled in what was given is not seen. */
	flush(): Kind {
		const filled = this.items.slice(0, this.length) as Kind;
		this.items.fill(0, 0, this.length);
		this.length = 0;
		return filled;
	}
}

/** Bits by row, the lowest first, as Arrow has them. */
export class Bits {
	readonly #bytes = new Growing(Uint8Array);
	rows = 0;

	push(rows: number, bitOf: (row: number) => boolean): void {
		const wanted = Math.ceil((this.rows + rows) / 8);
		this.#bytes.reserve(wanted - this.#bytes.length);
		const { items } = this.#bytes;
		for (let row = 0, at = this.rows; row < rows; row++, at++)
			if (bitOf(row)) items[at >> 3] = (items[at >> 3] ?? 0) | (1 << (at & 7));
		this.rows += rows;
	}

	/** The bits of all rows, and begins anew. */
	flush(): Uint8Array {
		this.rows = 0;
		return this.#bytes.flush();
	}
}

const hasValue = () => true;

/** Which rows have a value. */
export class Validity {
	readonly #bits = new Bits();
	#rows = 0;
	#empty = 0;

	push(column: RawColumn): void {
		const { rows, validity } = column;
		if (validity) {
			// Where every row so far has a value, none has a bit yet.
			this.#bits.push(this.#rows - this.#bits.rows, hasValue);
			this.#bits.push(rows, (row) => {
				const isThere = isValid(column, row);
				if (!isThere) this.#empty++;
				return isThere;
			});
		}
		this.#rows += rows;
	}

	/** How many rows there are and how many have no value, with a bit for each row where any has none; begins anew. */
	flush(): { length: number; nullCount: number; nullBitmap?: Uint8Array } {
		const [length, nullCount] = [this.#rows, this.#empty];
		this.#bits.push(length - this.#bits.rows, hasValue);
		const nullBitmap = this.#bits.flush();
		this.#rows = 0;
		this.#empty = 0;
		return { length, nullCount, ...(nullCount > 0 && { nullBitmap }) };
	}
}
