import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Catalogue } from '#lib/measures/measure.ts';
import { movedMonths } from '#lib/measures/restatement.ts';
import type { Restatement } from '#lib/measures/restatement.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { checkInstruments } from '#lib/server/instruments.ts';
import { monthlyFigures } from '#lib/server/restatement/monthly-figures.ts';
import { readAsOf } from '#lib/server/snapshot-facts.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { readManifest, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { openReadOnly } from '#lib/server/warehouse/open-duckdb.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const definitionsSchema = z.object({ definitions: z.string().nullable() });

async function readDefinitions(db: DuckDBConnection): Promise<string | null> {
	const { sql } = readSqlFile('snapshot/definitions.sql');
	const query = { name: 'snapshot/definitions', sql, row: definitionsSchema };
	return (await runQuery(db, query))[0]?.definitions ?? null;
}

/** Everything that is compared of one snapshot. Both are open in turn, never at once: each may take its memory. */
async function readSnapshot(folder: DataFolder, name: string, catalogue: Catalogue) {
	const instance = await openReadOnly(snapshotPath(folder, name));
	const db = await instance.connect();
	try {
		const { dataThrough } = await readAsOf(db);
		const definitions = await readDefinitions(db);
		return { dataThrough, definitions, figures: await monthlyFigures(db, catalogue) };
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}

/**
 * Says which months that the manifest numbered `before` knew read otherwise by the manifest numbered `after`: a
 * small set of figures by month, asked of both snapshots. 0 stands for nothing loaded yet. Throws where a manifest
 * or a query fails; the snapshots themselves may be gone.
 */
export async function restate(
	folder: DataFolder,
	before: number,
	after: number
): Promise<Restatement> {
	if (before === 0) return { state: 'first' };
	const names = [await readManifest(folder, before), await readManifest(folder, after)].map(
		({ snapshot }) => snapshot
	);
	const [was = '', is = ''] = names;
	if (was === is) return { state: 'same' };
	if (!names.every((name) => existsSync(snapshotPath(folder, name)))) return { state: 'gone' };
	const { registry } = await checkInstruments(folder.root);
	const catalogue = readCatalogue(registry, folder.root);
	const earlier = await readSnapshot(folder, was, catalogue);
	const now = await readSnapshot(folder, is, catalogue);
	const knownThrough = earlier.dataThrough;
	if (knownThrough === null) return { state: 'undated' };
	return {
		state: 'compared',
		knownThrough,
		definitionsChanged: earlier.definitions !== now.definitions,
		moved: movedMonths(earlier.figures, now.figures, knownThrough)
	};
}
