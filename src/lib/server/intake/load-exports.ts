import type { DuckDBConnection } from '@duckdb/node-api';
import { readRegistry } from '#lib/server/instruments.ts';
import { checkAllowances } from '#lib/server/intake/gate/overrides.ts';
import { decisionsOf } from '#lib/server/intake/gate/gate.ts';
import { makeGateMacros } from '#lib/server/intake/gate/scan.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { readFile } from '#lib/server/intake/read-file.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import type { FileReceipt, Receipt } from '#lib/server/intake/receipt.ts';
import { storeBatch } from '#lib/server/intake/store-batch.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { clearStaging } from '#lib/server/warehouse/commit.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/** What came of a load: its receipt, why files were not taken, and the exit status of the contract. */
export type LoadOutcome = { receipt: Receipt; messages: string[]; status: 0 | 3 | 4 | 5 };

const statusOf = (receipts: FileReceipt[]): LoadOutcome['status'] => {
	if (receipts.some((receipt) => receipt.refused.length > 0)) return 3;
	if (receipts.some((receipt) => receipt.table === null)) return 4;
	return receipts.some((receipt) => receipt.rejected > 0) ? 5 : 0;
};

async function openLoad(
	db: DuckDBConnection,
	folder: DataFolder,
	options: LoadOptions
): Promise<Load> {
	await runStatements(db, 'intake/macros', readSqlFile('intake/macros.sql').sql);
	await makeGateMacros(db);
	const contract = await readContract();
	const registry = readRegistry(folder.root);
	await checkAllowances(db, decisionsOf(options));
	return { db, folder, contract, profiles: readProfiles(folder), registry, options };
}

async function loadInto(load: Load, files: ExportFile[]): Promise<LoadOutcome> {
	const parts: FilePart[] = [];
	for (const [number, file] of files.entries()) parts.push(...(await readFile(load, file, number)));
	const isTaken = parts.some((part) => part.mapped);
	const batch = isTaken ? await storeBatch(load, await currentManifest(load.folder), parts) : null;
	const receipts = parts.map((part) => part.receipt);
	const messages = parts.flatMap((part) => part.message ?? []);
	return { receipt: { batch, files: receipts }, messages, status: statusOf(receipts) };
}

/**
 * Loads exports as one batch: reads, gates, maps, checks, settles against the lake, stores, builds and swaps the
 * snapshot. A file that is refused or not recognised leaves the others be. Files are read in the order given.
 * Throws where the load as a whole fails; the state before stays in force then, as it does after a crash.
 */
export function loadExports(
	folder: DataFolder,
	files: ExportFile[],
	options: LoadOptions
): Promise<LoadOutcome> {
	return asOnlyWriter(folder, async () => {
		await clearStaging(folder);
		const instance = await openToWrite(':memory:', folder.staging);
		const db = await instance.connect();
		try {
			return await loadInto(await openLoad(db, folder, options), files);
		} finally {
			db.closeSync();
			instance.closeSync();
			await clearStaging(folder);
		}
	});
}
