import type { Restatement } from '#lib/measures/restatement.ts';
import { withMends } from '#lib/server/intake/mends.ts';
import { readReceiptFile } from '#lib/server/intake/stored-receipt.ts';
import type { StoredFileReceipt } from '#lib/server/intake/stored-receipt.ts';
import { restatementOf } from '#lib/server/restatement/restatement-of.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import type { Batch } from '#lib/server/warehouse/manifest.ts';

export type { StoredFileReceipt };
/** A load, and what its receipt says of each file. */
export type LoadSummary = Pick<
	Batch,
	'id' | 'number' | 'loadedAt' | 'route' | 'asOf' | 'isUndone'
> & { files: StoredFileReceipt[] };

export type BatchSummary = LoadSummary & {
	/** Which months known before it moved. */
	restatement: Restatement;
	/** And which moved when it was taken back; null where it was not. */
	undoing: Restatement | null;
};

async function readReceipt(folder: DataFolder, batch: Batch): Promise<StoredFileReceipt[]> {
	const files = await readReceiptFile(folder, batch.id);
	// The manifest holds the files that were taken, in the same order.
	const taken = [...batch.files];
	return files.map((file) => ({
		...file,
		refused: withMends(file.refused),
		...(file.table !== null && { sha256: taken.shift()?.sha256 })
	}));
}

/** All loads, oldest first, with what their receipts said. */
export async function listLoads(folder: DataFolder): Promise<LoadSummary[]> {
	const { batches } = await currentManifest(folder);
	const list: LoadSummary[] = [];
	for (const batch of batches) {
		const { id, number, loadedAt, route, asOf, isUndone } = batch;
		const files = await readReceipt(folder, batch);
		list.push({ id, number, loadedAt, route, asOf, isUndone, files });
	}
	return list;
}

/**
 * The same, with what they moved: found out now, from the snapshots, where nobody has yet. So pages that do not tell it
 * ask for the loads alone.
 */
export async function listBatches(folder: DataFolder): Promise<BatchSummary[]> {
	const list: BatchSummary[] = [];
	for (const load of await listLoads(folder)) {
		const restatement = await restatementOf(folder, load.id, 'loaded');
		const undoing = load.isUndone ? await restatementOf(folder, load.id, 'undone') : null;
		list.push({ ...load, restatement, undoing });
	}
	return list;
}
