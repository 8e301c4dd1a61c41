import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Restatement } from '#lib/measures/restatement.ts';
import { withMends } from '#lib/server/intake/mends.ts';
import { restatementOf } from '#lib/server/restatement/restatement-of.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest, overrideSchema } from '#lib/server/warehouse/manifest.ts';
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
export type BatchSummary = Pick<
	Batch,
	'id' | 'number' | 'loadedAt' | 'route' | 'asOf' | 'isUndone'
> & {
	files: StoredFileReceipt[];
	/** Which months known before it moved. */
	restatement: Restatement;
	/** And which moved when it was taken back; null where it was not. */
	undoing: Restatement | null;
};

async function readReceipt(folder: DataFolder, batch: Batch): Promise<StoredFileReceipt[]> {
	const text = await readFile(join(folder.receipts, `${batch.id}.json`), 'utf8');
	const { files } = z.object({ files: z.array(fileSchema) }).parse(JSON.parse(text));
	// The manifest holds the files that were taken, in the same order.
	const taken = [...batch.files];
	return files.map((file) => ({
		...file,
		refused: withMends(file.refused),
		...(file.table !== null && { sha256: taken.shift()?.sha256 })
	}));
}

/** All loads, oldest first, with what their receipts said and what they moved. */
export async function listBatches(folder: DataFolder): Promise<BatchSummary[]> {
	const { batches } = await currentManifest(folder);
	const list: BatchSummary[] = [];
	for (const batch of batches) {
		const { id, number, loadedAt, route, asOf, isUndone } = batch;
		const files = await readReceipt(folder, batch);
		const restatement = await restatementOf(folder, id, 'loaded');
		const undoing = isUndone ? await restatementOf(folder, id, 'undone') : null;
		list.push({ id, number, loadedAt, route, asOf, isUndone, files, restatement, undoing });
	}
	return list;
}
