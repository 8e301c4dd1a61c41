import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import type { Batch } from '#lib/server/warehouse/manifest.ts';

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
	refused: z.array(z.object({ column: z.string(), kind: z.string(), rows: z.number() })),
	ignored_columns: z.array(z.string()),
	notes: z.array(z.string()),
	seconds: z.number()
});

/** A receipt as it lies beside the lake. */
export type StoredFileReceipt = z.infer<typeof fileSchema>;
export type BatchSummary = Pick<Batch, 'id' | 'loadedAt' | 'route' | 'isUndone'> & {
	files: StoredFileReceipt[];
};

/** All loads, oldest first, with what their receipts said. */
export async function listBatches(folder: DataFolder): Promise<BatchSummary[]> {
	const { batches } = await currentManifest(folder);
	return Promise.all(
		batches.map(async ({ id, loadedAt, route, isUndone }) => {
			const text = await readFile(join(folder.receipts, `${id}.json`), 'utf8');
			const { files } = z.object({ files: z.array(fileSchema) }).parse(JSON.parse(text));
			return { id, loadedAt, route, isUndone, files };
		})
	);
}
