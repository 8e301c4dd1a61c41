import { z } from 'zod';
import { QueryFailed } from '#lib/server/errors.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { clearStaging, commitManifest } from '#lib/server/warehouse/commit.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { fingerprintDefinitions } from '#lib/server/warehouse/definitions.ts';
import { currentManifest, currentNumber, snapshotName } from '#lib/server/warehouse/manifest.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

const builtBy = {
	name: 'snapshot/definitions',
	sql: readSqlFile('snapshot/definitions.sql').sql,
	row: z.object({ definitions: z.string().nullable() })
};

/** Whether the snapshot in force was built by the definitions of today. A snapshot too old to say was not. */
async function isFresh(folder: DataFolder): Promise<boolean> {
	const warehouse = openWarehouse(folder.root);
	try {
		const rows = await warehouse.read((db) => runQuery(db, builtBy));
		return rows === undefined || rows[0]?.definitions === fingerprintDefinitions(folder);
	} catch (error) {
		if (error instanceof QueryFailed) return false;
		throw error;
	} finally {
		warehouse.close();
	}
}

/**
 * Builds the snapshot again from the lake where its definitions have changed since: after an update, or when the
 * clinic edits a setting, an instrument or the classes of reason codes. Does nothing else.
 */
export async function refreshSnapshot(
	folder: DataFolder,
	report: (message: string) => void = () => undefined
): Promise<void> {
	if ((await currentNumber(folder)) === undefined || (await isFresh(folder))) return;
	await asOnlyWriter(folder, async () => {
		if (await isFresh(folder)) return;
		report('The definitions have changed since the snapshot was built: building it again …');
		await clearStaging(folder);
		const { batches, number } = await currentManifest(folder);
		const next = { number: number + 1, snapshot: snapshotName(number + 1), batches };
		await commitManifest(folder, next, true);
		await clearStaging(folder);
	});
}
