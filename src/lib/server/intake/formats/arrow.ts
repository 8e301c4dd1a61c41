import { CompressionType, DataType, RecordBatchReader, compressionRegistry } from 'apache-arrow';
import type { Field, RecordBatch } from 'apache-arrow';
import { decompress } from 'fzstd';
import { decompressFrameSync } from 'lz4-napi';
import { nameHeaders } from '#lib/server/intake/formats/headers.ts';
import { RowWriter } from '#lib/server/intake/formats/row-writer.ts';
import type { SourceTable } from '#lib/server/intake/formats/table.ts';

// Feather files are LZ4 unless their writer was told otherwise; apache-arrow brings no codec of its own.
compressionRegistry.set(CompressionType.LZ4_FRAME, {
	decode: (bytes) => decompressFrameSync(Buffer.from(bytes))
});
compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompress(bytes) });

type ToText = (value: never) => string;

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

function isoTime(milliseconds: number): string {
	const iso = new Date(milliseconds).toISOString();
	return `${iso.slice(0, 10)} ${iso.slice(11, iso.endsWith('.000Z') ? 19 : 23)}`;
}

/** An Arrow decimal (two's complement in 32-bit words, lowest first) as plain digits. */
function decimalText(words: Uint32Array, scale: number): string {
	const bits = words.length * 32;
	const raw = words.reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n);
	const value = BigInt.asIntN(bits, raw);
	const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
	const whole = digits.slice(0, digits.length - scale);
	const sign = value < 0n ? '-' : '';
	return scale > 0 ? `${sign}${whole}.${digits.slice(-scale)}` : `${sign}${whole}`;
}

const jsonText = (value: unknown): string =>
	JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}` : each));

/** How the values of a column become text. */
function toText(type: DataType): ToText {
	if (DataType.isDictionary(type)) return toText(type.dictionary as DataType);
	if (DataType.isDate(type)) return (value: number) => isoDay(value);
	if (DataType.isTimestamp(type)) return (value: number) => isoTime(value);
	if (DataType.isDecimal(type)) return (value: Uint32Array) => decimalText(value, type.scale);
	return (value: unknown) => (typeof value === 'object' ? jsonText(value) : String(value));
}

async function* batchesOf(bytes: Buffer): AsyncGenerator<RecordBatch> {
	const reader = await RecordBatchReader.from(bytes);
	for await (const batch of reader) yield batch;
}

/**
 * Opens an Arrow file or stream (Feather version 2 is an Arrow file), compressed or not. Throws the library's
 * error where it is damaged.
 */
export async function openArrow(bytes: Buffer, name: string): Promise<SourceTable> {
	const reader = (await RecordBatchReader.from(bytes)).open();
	const fields: Field[] = reader.schema.fields;
	const { headers, notes } = nameHeaders(fields.map((field) => field.name));
	const texts = fields.map((field) => toText(field.type));
	return {
		name,
		headers,
		form: { format: 'arrow' },
		bytes: 0,
		notes,
		readRows: (progress) =>
			RowWriter.fill({ headers, headerLine: 0 }, async (writer) => {
				for await (const batch of batchesOf(bytes)) {
					const columns = fields.map((_, at) => batch.getChildAt(at));
					for (let row = 0; row < batch.numRows; row++) {
						const cells = columns.map((column, at) => {
							const value = column?.get(row) as never;
							return value === null || value === undefined ? null : (texts[at]?.(value) ?? null);
						});
						writer.writeCells(writer.records + 1, cells);
						if (row % 10_000 === 0) await writer.flush();
					}
					progress?.(0, writer.records);
				}
			})
	};
}
