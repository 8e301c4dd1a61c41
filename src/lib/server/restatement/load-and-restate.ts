import type { Restatement } from '#lib/measures/restatement.ts';
import { loadExports, storeParts } from '#lib/server/intake/load-exports.ts';
import type { LoadOutcome } from '#lib/server/intake/load-exports.ts';
import type { Beforehand } from '#lib/server/intake/store-batch.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { keepDefinitions } from '#lib/server/measures/definition-history.ts';
import {
	keepRestatement,
	restatementOf,
	restateOrFail
} from '#lib/server/restatement/restatement-of.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { undoBatch } from '#lib/server/warehouse/undo-batch.ts';

/** What came of a load, and what it moved; null where nothing was loaded. */
export type RestatedLoad = LoadOutcome & { restatement: Restatement | null };

/** Loads exports as one batch and says which months known before it moved. Throws as loadExports does. */
export const loadAndRestate = (
	folder: DataFolder,
	files: ExportFile[],
	options: LoadOptions
): Promise<RestatedLoad> =>
	restated(folder, (beforehand) => loadExports(folder, files, options, beforehand));

/** Stores what was read as one batch and says which months known before it moved. Throws as storeParts does. */
export const storeAndRestate = (load: Load, parts: FilePart[]): Promise<RestatedLoad> =>
	restated(load.folder, (beforehand) => storeParts(load, parts, beforehand));

/**
 * Both snapshots are asked before the new one is in force: once it is, readers ask it, and a load goes after them. What
 * was found is kept only then, as until then there is no such load.
 */
async function restated(
	folder: DataFolder,
	store: (beforehand: Beforehand) => Promise<LoadOutcome>
): Promise<RestatedLoad> {
	let found: Restatement = { state: 'failed' };
	const outcome = await store(async (before, after) => {
		found = await restateOrFail(folder, before, after);
	});
	const { batch } = outcome.receipt;
	if (batch === null) return { ...outcome, restatement: null };
	await keepDefinitions(folder);
	return {
		...outcome,
		restatement: await keepRestatement(folder, { batch, event: 'loaded' }, found)
	};
}

/** Takes a load back and says which months moved with it. Throws as undoBatch does. */
export async function undoAndRestate(folder: DataFolder, batch: string): Promise<Restatement> {
	await undoBatch(folder, batch);
	return restatementOf(folder, batch, 'undone');
}
