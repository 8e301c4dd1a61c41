import { tableOf } from '#lib/server/intake/load.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { openReading } from '#lib/server/intake/reading.ts';
import { writeRefusal } from '#lib/server/intake/refusals.ts';
import type { FileReceipt, Receipt } from '#lib/server/intake/receipt.ts';
import { storeBatch, type Beforehand } from '#lib/server/intake/store-batch.ts';
import { clearStaging } from '#lib/server/warehouse/commit.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/** What came of a load: its receipt, why files were not taken, and the exit status of the contract. */
export type LoadOutcome = { receipt: Receipt; messages: string[]; status: 0 | 3 | 4 | 5 };

const statusOf = (receipts: FileReceipt[]): LoadOutcome['status'] => {
	if (receipts.some((receipt) => receipt.refused.length > 0)) return 3;
	if (receipts.some((receipt) => receipt.table === null)) return 4;
	return receipts.some((receipt) => receipt.rejected > 0) ? 5 : 0;
};

const storeTaken = (load: Load, parts: FilePart[], beforehand?: Beforehand): Promise<string> =>
	asOnlyWriter(load.folder, async () => {
		await clearStaging(load.folder);
		try {
			return await storeBatch(load, await currentManifest(load.folder), parts, beforehand);
		} finally {
			await clearStaging(load.folder);
		}
	});

const recordRefusal = (load: Load, files: FileReceipt[]): Promise<void> =>
	asOnlyWriter(load.folder, () => writeRefusal(load.folder, { batch: null, files }, load.options));

/**
 * Stores what was read as one batch: settles it against the lake, builds and swaps the snapshot. Throws where that
 * fails; the state before stays in force then, as it does after a crash. Where nothing could be taken, that is recorded.
 */
export async function storeParts(
	load: Load,
	parts: FilePart[],
	beforehand?: Beforehand
): Promise<LoadOutcome> {
	const batch = parts.some((part) => tableOf(part))
		? await storeTaken(load, parts, beforehand)
		: null;
	const receipts = parts.map((part) => part.receipt);
	if (batch === null) await recordRefusal(load, receipts);
	const messages = parts.flatMap((part) => part.message ?? []);
	return { receipt: { batch, files: receipts }, messages, status: statusOf(receipts) };
}

/**
 * Loads exports as one batch: reads, gates, maps, checks and stores. A file that is refused or not recognised leaves
 * the others be. Files are read several at once, the receipts are in the order given. Throws where the load as a whole fails; the state before stays
 * in force then.
 */
export async function loadExports(
	folder: DataFolder,
	files: ExportFile[],
	options: LoadOptions,
	beforehand?: Beforehand
): Promise<LoadOutcome> {
	const reading = await openReading(folder, options);
	try {
		return await storeParts(reading.load, await reading.readAll(files), beforehand);
	} finally {
		await reading.close();
	}
}
