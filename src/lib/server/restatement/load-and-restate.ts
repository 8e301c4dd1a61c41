import type { Restatement } from '#lib/measures/restatement.ts';
import { loadExports } from '#lib/server/intake/load-exports.ts';
import type { LoadOutcome } from '#lib/server/intake/load-exports.ts';
import type { ExportFile, LoadOptions } from '#lib/server/intake/load.ts';
import { restatementOf } from '#lib/server/restatement/restatement-of.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { undoBatch } from '#lib/server/warehouse/undo-batch.ts';

/** What came of a load, and what it moved; null where nothing was loaded. */
export type RestatedLoad = LoadOutcome & { restatement: Restatement | null };

/** Loads exports as one batch and says which months known before it moved. Throws as loadExports does. */
export async function loadAndRestate(
	folder: DataFolder,
	files: ExportFile[],
	options: LoadOptions
): Promise<RestatedLoad> {
	const outcome = await loadExports(folder, files, options);
	const { batch } = outcome.receipt;
	const restatement = batch === null ? null : await restatementOf(folder, batch, 'loaded');
	return { ...outcome, restatement };
}

/** Takes a load back and says which months moved with it. Throws as undoBatch does. */
export async function undoAndRestate(folder: DataFolder, batch: string): Promise<Restatement> {
	await undoBatch(folder, batch);
	return restatementOf(folder, batch, 'undone');
}
