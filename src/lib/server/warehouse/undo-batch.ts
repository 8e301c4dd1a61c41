import { WrongUsage } from '#lib/server/errors.ts';
import { clearStaging, commitManifest } from '#lib/server/warehouse/commit.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest, snapshotName } from '#lib/server/warehouse/manifest.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/**
 * Takes a load back: the warehouse is rebuilt as if the batch had never come. Rows another batch brought as well
 * stay. Throws WrongUsage for a batch that is unknown or undone already.
 */
export function undoBatch(folder: DataFolder, id: string): Promise<void> {
	return asOnlyWriter(folder, async () => {
		const manifest = await currentManifest(folder);
		const batch = manifest.batches.find((each) => each.id === id);
		if (!batch) throw new WrongUsage(`There is no batch ${id}. List them with: plumbline batches`);
		if (batch.isUndone) throw new WrongUsage(`Batch ${id} was undone before.`);
		await clearStaging(folder);
		const number = manifest.number + 1;
		const batches = manifest.batches.map((each) =>
			each.id === id ? { ...each, isUndone: true } : each
		);
		await commitManifest(folder, { number, snapshot: snapshotName(number), batches }, true);
		await clearStaging(folder);
	});
}
