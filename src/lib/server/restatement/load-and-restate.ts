import type { Restatement } from '#lib/measures/restatement.ts';
import { loadExports, storeParts } from '#lib/server/intake/load-exports.ts';
import type { LoadOutcome } from '#lib/server/intake/load-exports.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
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
	return restated(folder, await loadExports(folder, files, options));
}

/** Stores what was read as one batch and says which months known before it moved. Throws as storeParts does. */
export async function storeAndRestate(load: Load, parts: FilePart[]): Promise<RestatedLoad> {
	return restated(load.folder, await storeParts(load, parts));
}

async function restated(folder: DataFolder, outcome: LoadOutcome): Promise<RestatedLoad> {
	const { batch } = outcome.receipt;
	if (batch !== null) await keepDefinitions(folder);
	const restatement = batch === null ? null : await restatementOf(folder, batch, 'loaded');
	return { ...outcome, restatement };
}

/** Takes a load back and says which months moved with it. Throws as undoBatch does. */
export async function undoAndRestate(folder: DataFolder, batch: string): Promise<Restatement> {
	await undoBatch(folder, batch);
	return restatementOf(folder, batch, 'undone');
}
