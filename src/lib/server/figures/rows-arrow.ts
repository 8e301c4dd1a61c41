import {
	Field,
	RecordBatch,
	RecordBatchStreamWriter,
	Schema,
	Struct,
	makeData
} from 'apache-arrow';
import { arrowColumn } from '#lib/server/figures/arrow-columns.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import type { KnownTexts } from '#lib/server/figures/row-texts.ts';
import type { Gatherer } from '#lib/server/figures/stream-rows.ts';
import { rawColumn } from '#lib/server/warehouse/raw-column.ts';

/** Writes batches into memory, to be taken away as they come. */
class BatchWriter extends RecordBatchStreamWriter {
	#parts: Uint8Array[] = [];

	protected override _write(part: ArrayBufferView): this {
		if (this._started && part.byteLength > 0)
			this.#parts.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
		return this;
	}

	/** What was written since the last time. */
	drain(): Uint8Array<ArrayBuffer> {
		const bytes = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.byteLength, 0));
		let at = 0;
		for (const part of this.#parts) {
			bytes.set(part, at);
			at += part.byteLength;
		}
		this.#parts = [];
		return bytes;
	}
}

/**
 * Gathers rows into an Arrow IPC stream from the memory of DuckDB's chunks, without a value made of any cell. Where texts
 * are `known`, every flush is a batch of the rows taken since the last; else all rows are one batch, made in the end.
 */
export function arrowOf(head: readonly RowColumn[], known: KnownTexts): Gatherer {
	const columns = head.map(({ name, type }, at) => arrowColumn(at, type, known.get(name)));
	const fields = head.map(({ name }, at) => new Field(name, columns[at]!.type, true));
	const schema = new Schema(fields);
	const writer = new BatchWriter();
	let rows = 0;
	let isBegun = false;

	function writeBatch(): void {
		const children = columns.map((column) => column.flush());
		const type = new Struct(fields);
		const data = makeData({ type, length: rows, nullCount: 0, children });
		writer.write(new RecordBatch(schema, data));
		isBegun = true;
		rows = 0;
	}

	return {
		take: (chunk) => {
			columns.forEach((column, at) => column.take(rawColumn(chunk, at, column.width)));
			rows += chunk.rowCount;
		},
		flush: () => {
			if (known.size > 0 && rows > 0) writeBatch();
			return writer.drain();
		},
		finish: () => {
			if (rows > 0 || !isBegun) writeBatch();
			writer.finish();
			return writer.drain();
		}
	};
}
