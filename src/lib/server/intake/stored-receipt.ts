import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { overrideSchema } from '#lib/server/warehouse/manifest.ts';

const fileSchema = z.object({
	file: z.string(),
	table: z.string().nullable(),
	profile: z.string().nullable(),
	source_rows: z.number(),
	read: z.number(),
	loaded: z.number(),
	changed: z.number(),
	rejected: z.number(),
	known: z.number(),
	superseded: z.number(),
	rejects: z.array(z.object({ line: z.number(), column: z.string(), rule: z.string() })),
	rejects_not_listed: z.number(),
	rejects_by_rule: z
		.array(z.object({ column: z.string(), rule: z.string(), rows: z.number() }))
		.default([]),
	changes: z
		.array(z.object({ table: z.string(), column: z.string(), rows: z.number() }))
		.default([]),
	refused: z.array(
		z.object({
			column: z.string(),
			kind: z.string(),
			rows: z.number(),
			/** What to do about it. */
			mend: z.string().optional()
		})
	),
	overrides: z.array(overrideSchema).default([]),
	ignored_columns: z.array(z.string()),
	notes: z.array(z.string()),
	seconds: z.number(),
	/** The fingerprint of a file that was taken, which proves which file it was. */
	sha256: z.string().optional()
});

/** A receipt as it lies beside the lake. */
export type StoredFileReceipt = z.infer<typeof fileSchema>;

/** What the receipt of a load says of each file, as it lies beside the lake. Throws where it is missing or damaged. */
export async function readReceiptFile(
	folder: DataFolder,
	batch: string
): Promise<StoredFileReceipt[]> {
	const text = await readFile(join(folder.receipts, `${batch}.json`), 'utf8');
	return z.object({ files: z.array(fileSchema) }).parse(JSON.parse(text)).files;
}
